/** What an option takes: a type, `a|b` for one of these, a list of one, members by name (`!`: required). */
export type Shape = string | readonly [Shape] | { readonly [member: string]: Shape };
type Value = string | readonly Value[] | { readonly [key: string]: Value };

/** What is wrong with the words after an option. */
export function shorthandFaults(shape: Shape, words: readonly string[]): string[] {
  if (shape === 'flag') return words.length === 0 ? [] : [`takes no value: ${words.join(' ')}`];
  if (words.length === 0) return isOptional(shape) ? [] : ['has no value'];
  if (words.length === 1 && /^(?:file|fileb):\/\//.test(words[0] ?? '')) return [];
  if (isList(shape)) {
    const [first = ''] = words;
    if (first.startsWith('[')) return valueFaults(shape, parseWord(first));
    return words.flatMap(word => shorthandFaults(shape[0], [word]));
  }
  if (words.length > 1) return [`takes one value: ${words.join(' ')}`];
  const [word = ''] = words;
  const whole = /^<[\w.-]+>$/.test(word);
  return valueFaults(shape, whole || (typeof shape === 'string' && shape !== 'map') ? word : parseWord(word));
}

/** `?string` may stand alone, and so may the booleans of EC2, which are structures of one. */
const isOptional = (shape: Shape): boolean =>
  typeof shape === 'string'
    ? shape.startsWith('?')
    : !isList(shape) && 'Value' in shape && shape['Value'] === 'boolean';

const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape);
const isOpen = (text: string): boolean => /<[\w.-]+>/.test(text);

function valueFaults(shape: Shape, value: Value): string[] {
  if (typeof value === 'string' && isOpen(value)) return [];
  if (typeof shape === 'string') return scalarFaults(shape, value);
  if (isList(shape)) return [value].flat().flatMap(one => valueFaults(shape[0], one));
  if (typeof value === 'string' || Array.isArray(value)) return [`"${JSON.stringify(value)}" has no members`];
  const members = value as Readonly<Record<string, Value>>;
  const names = Object.keys(shape).map(name => name.replace('!', ''));
  return [
    ...Object.keys(members).flatMap(name => (names.includes(name) ? [] : [`has no member ${name}`])),
    ...Object.keys(shape).flatMap(name => (name.endsWith('!') && !(name.slice(0, -1) in members) ? [`${name.slice(0, -1)} is missing`] : [])),
    ...Object.entries(shape).flatMap(([name, below]) => {
      const inner = members[name.replace('!', '')];
      return inner === undefined ? [] : valueFaults(below, inner);
    }),
  ]; // prettier-ignore
}

function scalarFaults(given: string, value: Value): string[] {
  const shape = given.replace('?', '');
  if (shape === 'any') return [];
  if (shape === 'map') return typeof value === 'string' ? ['is no map'] : [];
  if (typeof value !== 'string') return shape === 'structure' || shape === 'list' ? [] : [`is no ${shape}`];
  if (/^(?:integer|long)$/.test(shape)) return /^-?\d+$/.test(value) ? [] : [`${value} is no whole number`];
  if (/^(?:double|float)$/.test(shape)) return Number.isNaN(Number(value)) ? [`${value} is no number`] : [];
  if (shape === 'boolean') return /^(?:true|false)$/.test(value) ? [] : [`${value} is neither true nor false`];
  if (!shape.includes('|')) return [];
  return shape.split('|').some(one => one.toLowerCase() === value.toLowerCase()) ? [] : [`${value} is none of ${shape}`];
} // prettier-ignore

/** JSON, or the shorthand of the AWS CLI: `Key=a,Value=b`, `Names=a,b`, `Inner={Key=a}`, `[a,b]`. */
function parseWord(word: string): Value {
  if (/^[{[]"|^[{[]\s*[{[]?"|^\[\]$|^\{\}$/.test(word)) return fromJson(JSON.parse(word));
  const [value, end] = word.startsWith('[') || word.startsWith('{') ? parseValue(word, 0) : parsePairs(word, 0);
  if (end < word.length) throw new Error(`cannot read ${word} from ${word.slice(end)}`);
  return value;
}

function fromJson(json: unknown): Value {
  if (Array.isArray(json)) return json.map(fromJson);
  if (typeof json === 'object' && json !== null)
    return Object.fromEntries(Object.entries(json).map(([key, inner]) => [key, fromJson(inner)]));
  return String(json);
}

function parsePairs(text: string, start: number): [Value, number] {
  const pairs: Record<string, Value> = {};
  let at = start;
  while (at < text.length && text[at] !== '}') {
    const key = /^[\w:.<>-]+(?==)/.exec(text.slice(at))?.[0];
    if (key === undefined) throw new Error(`no key in ${text} at ${text.slice(at)}`);
    const values: Value[] = [];
    at += key.length + 1;
    do {
      const [value, end] = parseValue(text, at);
      values.push(value);
      at = text[end] === ',' ? end + 1 : end;
    } while (text[at - 1] === ',' && !/^[\w:.<>-]+=/.test(text.slice(at)));
    pairs[key] = values.length === 1 ? (values[0] ?? '') : values;
  }
  return [pairs, at];
}

function parseValue(text: string, at: number): [Value, number] {
  if (text[at] === '{') {
    const [pairs, end] = parsePairs(text, at + 1);
    return [pairs, end + 1];
  }
  if (text[at] === '[') {
    const items: Value[] = [];
    let next = at + 1;
    while (next < text.length && text[next] !== ']') {
      const [item, end] = parseValue(text, next);
      items.push(item);
      next = text[end] === ',' ? end + 1 : end;
    }
    return [items, next + 1];
  }
  const word = /^[^,\]}]*/.exec(text.slice(at))?.[0] ?? '';
  return [word, at + word.length];
}
