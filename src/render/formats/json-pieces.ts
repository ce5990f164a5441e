/** Members of an object; one that is an iterator is a list. */
type JsonReport = Readonly<Record<string, unknown>>;

/**
 * The text that `JSON.stringify(value, null, 2)` gives, and a line break, in pieces: each entry of an iterator is one. So tens
 * of thousands of entries are never in memory at once, as objects and as one string.
 */
export function* jsonPieces(value: JsonReport | Iterator<object>): Generator<string> {
  if (value instanceof Iterator) {
    yield* listPieces(value, '');
    yield '\n';
    return;
  }
  let before = '{';
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    yield `${before}\n  ${JSON.stringify(key)}: `;
    if (member instanceof Iterator) yield* listPieces(member, '  ');
    else yield indented(member, '  ');
    before = ',';
  }
  yield before === '{' ? '{}\n' : '\n}\n';
}

function* listPieces(entries: IteratorObject<unknown>, margin: string): Generator<string> {
  let before = '[';
  for (const entry of entries) {
    yield `${before}\n${margin}  ${indented(entry, `${margin}  `)}`;
    before = ',';
  }
  yield before === '[' ? '[]' : `\n${margin}]`;
}

/** A line break in JSON is never within a text. */
const indented = (value: unknown, margin: string): string =>
  JSON.stringify(value, null, 2).replaceAll('\n', `\n${margin}`);
