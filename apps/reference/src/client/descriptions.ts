import { type Application, type Comment, type CommentDisplayPart, Converter } from "typedoc";

/**
 * Makes the contract's words the words of what is made from it. The generated types have them as `@description` and
 * `@example`, by which TypeDoc would set each under a heading, and as `@constant`, `@enum` and `Format:`, which say
 * what the type says.
 */
export function readDescriptions(app: Application): void {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const { comment } of Object.values(project.reflections)) if (comment) read(comment);
  });
}

function read(comment: Comment): void {
  const description = comment.getTag("@description");
  if (!description) return;
  const example = comment.getTag("@example")?.content.map(({ text }) => text);
  comment.summary = description.content;
  if (example) comment.summary.push({ kind: "text", text: "\n\nExample: " }, inLine(example.join("")));
  for (const tag of ["@description", "@example", "@constant", "@enum"] as const) comment.removeTags(tag);
}

/** TypeDoc has made a block of code of it. */
function inLine(example: string): CommentDisplayPart {
  return { kind: "code", text: `\`${example.replace(/^```\w*\n|\n```$/g, "")}\`` };
}
