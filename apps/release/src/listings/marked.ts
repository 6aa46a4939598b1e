const BEGIN = "<!-- Connect your assistant: written by node apps/release/src/listings/cli.ts -->";
const END = "<!-- The end of what it writes -->";

/**
 * A page with another text between the two markers.
 * @throws where they are not there, once each and in this order
 */
export function withSection(page: string, section: string, path: string): string {
  const [before, rest, ...others] = page.split(BEGIN);
  const [, after, ...more] = rest?.split(END) ?? [];
  if (before === undefined || after === undefined || others.length + more.length > 0)
    throw new Error(
      `${path} needs these two lines, once each and in this order, around the section:\n${BEGIN}\n${END}`,
    );
  return `${before}${BEGIN}\n\n${section}\n\n${END}${after}`;
}

export function sectionOf(page: string): string {
  return page.split(BEGIN)[1]?.split(END)[0]?.trim() ?? "";
}
