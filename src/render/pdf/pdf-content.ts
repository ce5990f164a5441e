/** State of the parser of a content stream. */
interface ParserState {
  /** Nested marked content: whether each is a tag, or in one. */
  readonly marks: boolean[];
  /** Where the open path and the open text object begin; -1 for none. */
  path: number;
  text: number;
  textIsTagged: boolean;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

const PATH_START = new Set(['m', 're']);
const PAINT = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*']);
const OPERAND = /[-+.\d[\]<>(/]|true|false|null/y;
/** A tag has a number in the structure tree; what only names the text of glyphs or their direction is none. */
const IS_TAG = /\/MCID\b|^\/Artifact\b/;
const MARKED_CONTENT = /\b(?:EMC|BDC|BMC)\b/g;
const TOKEN = /[\s\0]+|%[^\r\n]*|<<|>>|<[\da-fA-F\s]*>|[[\]{}]|\/[^\s\0()<>[\]{}/%]*|[^\s\0()<>[\]{}/%]+/y;

/**
 * Tags everything in a content stream outside of marked content as an artifact (backgrounds, rules, page margins), as PDF/UA
 * requires, so that screen readers skip it. Undefined for a stream with syntax that this parser does not know.
 */
export function tagArtifacts(content: string): string | undefined {
  const ranges = untaggedObjects(content);
  if (ranges === undefined) return undefined;
  let at = 0;
  let tagged = '';
  for (const { from, to } of ranges) {
    tagged += `${content.slice(at, from)}/Artifact BMC\n${content.slice(from, to)}\nEMC`;
    at = to;
  }
  return tagged + content.slice(at);
}

/** The painted objects outside of marked content, in order. */
function untaggedObjects(content: string): readonly Range[] | undefined {
  const state: ParserState = { marks: [], path: -1, text: -1, textIsTagged: false };
  const ranges: Range[] = [];
  // Most of a page is marked content: it is skipped, unless a string in it could contain an operator.
  const isSkippable = !content.includes('(');
  let operands = -1;
  let at = 0;
  while (at < content.length) {
    const end = endOfToken(content, at);
    if (end === undefined) return undefined;
    const token = content.slice(at, end);
    if (/^[\s\0%]/.test(token)) {
      at = end;
      continue;
    }
    OPERAND.lastIndex = at;
    if (OPERAND.test(content)) {
      if (operands < 0) operands = at;
    } else {
      if (token === 'BI') return undefined;
      const start = operands < 0 ? at : operands;
      const from = step(state, token, start, () => content.slice(start, at));
      if (from >= 0) ranges.push({ from, to: end });
      operands = -1;
    }
    at = isSkippable && isTagged(state) ? nextMarkedContent(content, end) : end;
  }
  return state.marks.length === 0 ? ranges : undefined;
}

const isTagged = ({ marks }: ParserState): boolean => marks.at(-1) === true;

/** Where the object begins that the operator paints outside of tags; -1 if it paints none. */
function step(state: ParserState, operator: string, start: number, operands: () => string): number {
  if (operator === 'BDC' || operator === 'BMC') {
    const tagged = isTagged(state) || IS_TAG.test(operands());
    state.marks.push(tagged);
    state.textIsTagged ||= tagged;
  } else if (operator === 'EMC') state.marks.pop();
  else if (operator === 'BT') {
    state.text = start;
    state.textIsTagged = isTagged(state);
  } else if (operator === 'ET') return state.textIsTagged ? -1 : state.text;
  else if (PATH_START.has(operator)) {
    if (state.path < 0) state.path = start;
  } else if (PAINT.has(operator) || operator === 'n') {
    const from = state.path;
    state.path = -1;
    return operator === 'n' || isTagged(state) ? -1 : from;
  } else if (operator === 'Do' || operator === 'sh') return isTagged(state) ? -1 : start;
  return -1;
}

function nextMarkedContent(content: string, at: number): number {
  MARKED_CONTENT.lastIndex = at;
  return MARKED_CONTENT.exec(content)?.index ?? content.length;
}

function endOfToken(content: string, at: number): number | undefined {
  if (content[at] === '(') return endOfString(content, at);
  TOKEN.lastIndex = at;
  return TOKEN.test(content) ? TOKEN.lastIndex : undefined;
}

/** A string may contain balanced parentheses. */
function endOfString(content: string, at: number): number | undefined {
  let depth = 0;
  for (let index = at; index < content.length; index++) {
    const character = content[index];
    if (character === '\\') index += 1;
    else if (character === '(') depth += 1;
    else if (character === ')') {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return undefined;
}
