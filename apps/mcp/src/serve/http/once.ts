/** Work that is done at the first call, and not again: an answer may be read to its end and then be left, too. */
export function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    work();
  };
}
