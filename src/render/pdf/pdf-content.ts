/** How far a page was read: how deep in marked content, and what is being built. */
interface Walk {
  depth: number;
  /** Where the object that is being built begins: a path, or a text; -1 where there is none. */
  path: number;
  text: number;
  textIsTagged: boolean;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

const BUILDS = new Set(['m', 're']);
const PAINTS = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*']);
const OPERAND = /[-+.\d[\]<>(/]|true|false|null/y;
const MARK = /\b(?:EMC|BDC|BMC)\b/g;
const TOKEN = /[\s\0]+|%[^\r\n]*|<<|>>|<[\da-fA-F\s]*>|[[\]{}]|\/[^\s\0()<>[\]{}/%]*|[^\s\0()<>[\]{}/%]+/y;

/**
 * Marks everything on a page that belongs to no part of the text as decoration, so that a screen reader passes over it:
 * backgrounds, rules, the page's margins. Undefined for a page of a kind that nobody has seen here.
 */
export function tagArtifacts(content: string): string | undefined {
  const ranges = looseObjects(content);
  if (ranges === undefined) return undefined;
  let at = 0;
  let marked = '';
  for (const { from, to } of ranges) {
    marked += `${content.slice(at, from)}/Artifact BMC\n${content.slice(from, to)}\nEMC`;
    at = to;
  }
  return marked + content.slice(at);
}

/** The painted objects outside of any marked content, in order. */
function looseObjects(content: string): readonly Range[] | undefined {
  const walk: Walk = { depth: 0, path: -1, text: -1, textIsTagged: false };
  const ranges: Range[] = [];
  // Most of a page is marked text: it is passed over in one go, unless a string might look like an end.
  const plain = !content.includes('(');
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
      const from = step(walk, token, operands < 0 ? at : operands);
      if (from >= 0) ranges.push({ from, to: end });
      operands = -1;
    }
    at = plain && walk.depth > 0 ? nextMark(content, end) : end;
  }
  return walk.depth === 0 ? ranges : undefined;
}

/** Where the object begins that this operator paints outside of marked content; -1 where it paints none. */
function step(walk: Walk, operator: string, start: number): number {
  if (operator === 'BDC' || operator === 'BMC') {
    walk.depth += 1;
    walk.textIsTagged = true;
  } else if (operator === 'EMC') walk.depth -= 1;
  else if (operator === 'BT') {
    walk.text = start;
    walk.textIsTagged = walk.depth > 0;
  } else if (operator === 'ET') return walk.textIsTagged ? -1 : walk.text;
  else if (BUILDS.has(operator)) {
    if (walk.path < 0) walk.path = start;
  } else if (PAINTS.has(operator) || operator === 'n') {
    const from = walk.path;
    walk.path = -1;
    return operator === 'n' || walk.depth > 0 ? -1 : from;
  } else if (operator === 'Do' || operator === 'sh') return walk.depth > 0 ? -1 : start;
  return -1;
}

function nextMark(content: string, at: number): number {
  MARK.lastIndex = at;
  return MARK.exec(content)?.index ?? content.length;
}

function endOfToken(content: string, at: number): number | undefined {
  if (content[at] === '(') return endOfString(content, at);
  TOKEN.lastIndex = at;
  return TOKEN.test(content) ? TOKEN.lastIndex : undefined;
}

/** Parentheses may stand in a string when they come in pairs. */
function endOfString(content: string, at: number): number | undefined {
  let depth = 0;
  for (let place = at; place < content.length; place++) {
    const character = content[place];
    if (character === '\\') place += 1;
    else if (character === '(') depth += 1;
    else if (character === ')') {
      depth -= 1;
      if (depth === 0) return place + 1;
    }
  }
  return undefined;
}
