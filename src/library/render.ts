import type { Briefing } from '../brief/index.ts';
import type { Assessment } from '../model/assessment.ts';
import { interruptionOf } from '../model/errors.ts';
import type { Extension } from '../plugin/extension.ts';
import type { Branding } from '../render/branding.ts';
import { combineExtensions } from '../run/extensions.ts';
import { renderAll, STANDARD_OUTPUT } from '../run/render.ts';

const INTERRUPTED = 'Rendering was interrupted.';

export interface RenderOptions {
  /** `pdf`, `html`, `evidence`, `json`, `sarif`, … or a format of an extension. */
  readonly format: string;
  readonly page?: 'a4' | 'letter';
  readonly branding?: Branding;
  /** False leaves the names of resources out of the HTML. */
  readonly evidence?: boolean;
  /** Path of the browser that prints; without it, the one that comes with the package, else an installed one. */
  readonly browser?: string;
  /** Environment variables for the browser; none of the process are passed on. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly extensions?: readonly Extension[];
  readonly signal?: AbortSignal;
}

/** Writes a briefing in one format. Rejects with a `CloudbriefError` for an unknown format, or a browser that fails. */
export async function render(briefing: Briefing, assessment: Assessment, options: RenderOptions): Promise<Uint8Array> {
  const { format, page = 'a4', extensions = [], ...rest } = options;
  const { renderers, checks, frameworks } = combineExtensions(extensions);
  const own = { checks, frameworks };
  const request = { out: STANDARD_OUTPUT, formats: [format], page, renderers, own, on: () => undefined, ...rest };
  if (rest.signal?.aborted === true) throw interruptionOf(INTERRUPTED, rest.signal.reason);
  const { output, failures } = await renderAll(assessment, briefing, request);
  const [failure] = failures;
  if (failure !== undefined) throw failure;
  return typeof output === 'string' ? Buffer.from(output) : (output ?? new Uint8Array());
}
