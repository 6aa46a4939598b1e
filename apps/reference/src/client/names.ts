import {
  type Application,
  type Context,
  Converter,
  type DeclarationReflection,
  makeRecursiveVisitor,
  type ParameterReflection,
  type SignatureReflection,
  type SomeType,
} from "typedoc";
import ts from "typescript";

/**
 * Names types as the source names them. The client's own types are made so that editors show their members and forget
 * their names; TypeDoc, which asks the compiler, would write the members out wherever such a type is used.
 */
export function keepNames(app: Application): void {
  app.converter.on(
    Converter.EVENT_CREATE_SIGNATURE,
    (
      context: Context,
      signature: SignatureReflection,
      declaration?: ts.SignatureDeclaration | ts.JSDocSignature,
    ) => {
      if (!declaration || ts.isJSDocSignature(declaration)) return;
      const scope = context.withScope(signature);
      if (declaration.type) rename(scope, signature, declaration.type);
      for (const [i, parameter] of (signature.parameters ?? []).entries()) {
        const written = declaration.parameters[i]?.type;
        if (written) rename(scope, parameter, written);
      }
    },
  );
  app.converter.on(
    Converter.EVENT_CREATE_DECLARATION,
    (context: Context, reflection: DeclarationReflection) => {
      const [written] = context.getSymbolFromReflection(reflection)?.declarations ?? [];
      if (!written || !ts.isPropertySignature(written) || !written.type || isGenerated(written)) return;
      rename(context.withScope(reflection), reflection, written.type);
    },
  );
}

type Typed = SignatureReflection | ParameterReflection | DeclarationReflection;

function rename(context: Context, reflection: Typed, written: ts.TypeNode): void {
  const members = reflection.type ? membersOf(reflection.type) : [];
  if (members.length === 0 || !isNamed(written)) return;
  // What is not shown must not be looked for.
  for (const each of members) context.project.removeReflection(each);
  reflection.type = context.converter.convertType(context, written);
}

/** What is written out in a type. */
function membersOf(type: SomeType): DeclarationReflection[] {
  const found: DeclarationReflection[] = [];
  type.visit(makeRecursiveVisitor({ reflection: ({ declaration }) => found.push(declaration) }));
  return found;
}

/** Whether a type is named in whole or in part, and nothing is made up on the way, as an object or a function. */
function isNamed(node: ts.TypeNode): boolean {
  if (ts.isTypeReferenceNode(node)) return node.typeArguments?.every(isNamedOrPlain) ?? true;
  if (ts.isArrayTypeNode(node)) return isNamed(node.elementType);
  if (ts.isUnionTypeNode(node)) return node.types.some(isNamed) && node.types.every(isNamedOrPlain);
  return false;
}

function isNamedOrPlain(node: ts.TypeNode): boolean {
  return isNamed(node) || ts.isLiteralTypeNode(node) || ts.isToken(node);
}

/** Generated types are named in a way that says nothing to readers. */
function isGenerated(node: ts.Node): boolean {
  return /[\\/]generated[\\/]/.test(node.getSourceFile().fileName);
}
