import { readBounded } from '../lib/read-bounded.ts';
import { sanitizeText } from '../lib/text.ts';
import { CloudbriefError } from '../model/errors.ts';
import { assertTemplates } from '../render/formats/html/templates.ts';
import { contrast, LEAST_CONTRAST, type Branding, type Logo } from '../render/branding.ts';

export type { Branding };

/** The branding that the user configured, with absolute paths. */
export interface BrandingRequest {
  readonly logo?: string | undefined;
  /** The author: text alternative of the logo. */
  readonly owner?: string | undefined;
  readonly accent?: string | undefined;
  readonly templates?: string | undefined;
  readonly brief?: boolean | undefined;
  /** Where a value comes from, for error messages: option, variable or `file:line:column`. */
  readonly placeOf: (key: 'logo' | 'accent' | 'templates') => string;
}

const LARGEST_LOGO = 512 * 1024;
const PAPER = '#ffffff';
const WASH = '#f5f6f8';
/** Text on the cover, whose background is the accent colour. */
const COVER_INK = '#c3d0dc';

/**
 * Reads and validates the branding before collecting. Throws `CB_CONFIG` for an unreadable logo, too little contrast, and a
 * folder without templates.
 */
export async function brandingOf({
  logo,
  owner,
  accent,
  templates,
  brief,
  placeOf,
}: BrandingRequest): Promise<Branding> {
  if (templates !== undefined) assertTemplates(templates, placeOf('templates'));
  return {
    ...(logo === undefined ? {} : { logo: await readLogo(logo, owner, placeOf('logo')) }),
    ...(accent === undefined ? {} : { accent: legible(accent, placeOf('accent')) }),
    ...(templates === undefined ? {} : { templates }),
    ...(brief === true ? { brief } : {}),
  };
}

function legible(accent: string, place: string): string {
  const least = Math.min(...[PAPER, WASH, COVER_INK].map(other => contrast(accent, other)));
  if (least >= LEAST_CONTRAST) return accent.toLowerCase();
  throw new CloudbriefError(
    'CB_CONFIG',
    `${place}: The colour ${accent} has too little contrast: ${least.toFixed(1)} to 1.`,
    `Choose a darker colour: at least ${String(LEAST_CONTRAST)} to 1 against white and against the text on the cover (${COVER_INK}).`,
  );
}

const KINDS: readonly (readonly [string, (bytes: Buffer) => boolean])[] = [
  ['image/png', bytes => bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))],
  ['image/jpeg', bytes => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))],
  [
    'image/svg+xml',
    bytes => /^\uFEFF?\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<svg[\s>]/.test(bytes.toString('utf8')),
  ],
];

/** The logo as a data URL; an SVG in an image element runs no scripts and requests nothing. */
async function readLogo(path: string, owner: string | undefined, place: string): Promise<Logo> {
  const fail = (what: string, cause?: unknown): CloudbriefError =>
    new CloudbriefError(
      'CB_CONFIG',
      `${place}: The logo ${path} ${what}.`,
      'Use a PNG, JPEG or SVG of at most 512 KiB.',
      { cause },
    );
  let bytes: Buffer;
  try {
    bytes = await readBounded(path, LARGEST_LOGO);
  } catch (error) {
    throw fail(`cannot be read (${(error as NodeJS.ErrnoException).code ?? (error as Error).message})`, error);
  }
  const type = KINDS.find(([, is]) => is(bytes))?.[0];
  if (type === undefined) throw fail('is not a PNG, JPEG or SVG');
  return { source: `data:${type};base64,${bytes.toString('base64')}`, text: sanitizeText(owner ?? 'Logo', 120) };
}
