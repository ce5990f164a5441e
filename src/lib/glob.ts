/** Matches a text as a whole, without case; `*` stands for any text. Takes time in proportion to the text, whatever the pattern. */
export function createGlob(pattern: string): (text: string) => boolean {
  const [first = '', ...rest] = pattern.toLowerCase().split('*');
  const last = rest.pop();
  if (last === undefined) return text => text.toLowerCase() === first;
  return text => {
    const given = text.toLowerCase();
    const end = given.length - last.length;
    if (end < first.length || !given.startsWith(first) || !given.endsWith(last)) return false;
    let at = first.length;
    for (const part of rest) {
      const found = given.indexOf(part, at);
      if (found === -1 || found + part.length > end) return false;
      at = found + part.length;
    }
    return true;
  };
}
