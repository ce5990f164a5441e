import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { formatIcu, type IcuData } from '../../lib/icu.ts';
import { LOCALES } from '../../model/language.ts';

/** A place in a message that held a value: its name, and what that value was where the text alone does not say. */
interface Hole {
  readonly name: string;
  readonly means?: string | number;
}

interface Pattern {
  readonly expression: RegExp;
  readonly holes: readonly Hole[];
}

const patterns = new Map<string, Pattern>();

/** The values with which the message says that sentence; undefined where none do. */
export function readBack(message: string, sentence: string): IcuData | undefined {
  const { expression, holes } = patterns.get(message) ?? remember(message);
  const found = expression.exec(sentence);
  if (found === null) return undefined;
  const values: Record<string, string | number> = {};
  for (const [index, { name, means }] of holes.entries()) {
    const text = found[index + 1];
    if (text !== undefined)
      values[name] ??= means ?? (/^\d[\d,]*$/.test(text) ? Number(text.replaceAll(',', '')) : text);
  }
  return said(message, values) === sentence ? values : undefined;
}

function said(message: string, values: IcuData): string | undefined {
  try {
    return formatIcu(message, values, LOCALES.en);
  } catch {
    return undefined;
  }
}

function remember(message: string): Pattern {
  const holes: Hole[] = [];
  const source = sourceOf(parse(message, { ignoreTag: true }), holes);
  const pattern = { expression: new RegExp(`^${source}$`, 'su'), holes };
  patterns.set(message, pattern);
  return pattern;
}

function sourceOf(elements: readonly MessageFormatElement[], holes: Hole[], counted = ''): string {
  return elements
    .map(element => {
      if (element.type === TYPE.literal) return element.value.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
      if (element.type === TYPE.pound) return hole(holes, { name: counted }, String.raw`\d[\d,]*`);
      if (element.type === TYPE.argument) return hole(holes, { name: element.value }, '.*?');
      if (element.type === TYPE.plural || element.type === TYPE.select) {
        const options = Object.entries(element.options).map(([key, { value }]) => {
          const plural = element.type === TYPE.plural;
          const chosen = plural ? (key === 'one' ? 1 : Number(key.slice(1))) : key;
          const named = Number.isNaN(chosen) ? '' : hole(holes, { name: element.value, means: chosen }, '');
          return named + sourceOf(value, holes, plural ? element.value : counted);
        });
        return `(?:${options.join('|')})`;
      }
      return hole(holes, { name: 'value' in element ? element.value : '' }, '.*?');
    })
    .join('');
}

function hole(holes: Hole[], one: Hole, source: string): string {
  holes.push(one);
  return `(${source})`;
}
