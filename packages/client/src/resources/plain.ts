/**
 * The same members, written out as one object: an editor shows `{ id: string; … }`, not what it was made from. (The
 * detour through `infer` is what makes TypeScript forget the way.)
 */
export type Plain<T> = T extends infer Members ? { [Member in keyof Members]: Members[Member] } : never;
