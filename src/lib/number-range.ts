/** Factors of the endings that people write behind a number. */
const FACTORS: Readonly<Record<string, number>> = { '': 1, '%': 0.01, k: 1e3, m: 1e6, bn: 1e9 };
const NUMBER = /^(?<digits>[\d.,'_]+)\s*(?<ending>%|k|m|bn)?$/i;
const GROUPED = /^\d{1,3}(?<mark>[,'_])\d{3}(?:\k<mark>\d{3})*(?:\.\d+)?$|^\d{1,3}(?:\.\d{3}){2,}$/;
/** One group of three behind one dot: a thousand to one reader, a decimal to another. */
const AMBIGUOUS = /^\d{1,3}\.\d{3}$/;
const BETWEEN = /\s*(?:-|–|—|\.\.\.?|…|\bto\b)\s*|\s+/i;

export interface NumberRange {
  readonly low: number;
  readonly high: number;
}

/** A range as a person types it: `10m-14m`, `10,000,000 to 14,000,000`, `70%-90%`. The text of the fault if it is none. */
export function readRange(text: string): NumberRange | string {
  const trimmed = text.trim().replaceAll(/\s+(?=(?:%|k|m|bn)(?![a-z]))/gi, '');
  const parts = trimmed.split(BETWEEN).filter(Boolean);
  const [first = '', second] = parts;
  if (second === undefined || parts.length > 2) return 'Write two numbers, such as 100000-140000.';
  const [low, high] = [readNumber(first), readNumber(second)];
  if (typeof low === 'string') return low;
  if (typeof high === 'string') return high;
  return low > high ? `The low end (${first}) is above the high one (${second}).` : { low, high };
}

function readNumber(text: string): number | string {
  const { digits = '', ending = '' } = NUMBER.exec(text)?.groups ?? {};
  if (AMBIGUOUS.test(digits) && ending === '')
    return `${text} can be read in two ways: write ${digits.replace('.', '')} or ${String(Number(digits))}.`;
  const plain = GROUPED.test(digits) ? ungrouped(digits) : digits;
  if (!/^\d+(?:\.\d+)?$/.test(plain)) return `"${text}" is no number: write it as 1500000, 1.5m or 70%.`;
  // Twelve digits: 0.01 × 70 is not 0.7 otherwise.
  return Number((Number(plain) * (FACTORS[ending.toLowerCase()] ?? 1)).toPrecision(12));
}

const ungrouped = (digits: string): string =>
  /^\d{1,3}(?:\.\d{3}){2,}$/.test(digits) ? digits.replaceAll('.', '') : digits.replaceAll(/[,'_]/g, '');
