import { join } from 'node:path';
import { redactAssessment } from '../assess/redaction.ts';
import { englishMessages } from '../brief/language/check-messages.ts';
import { PROVIDER_TRAITS } from '../providers/index.ts';
import { brief, type Briefing } from '../brief/index.ts';
import { sanitizeText } from '../lib/text.ts';
import type { Assessment } from '../model/assessment.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { Language } from '../model/language.ts';
import type { Branding } from '../render/branding.ts';
import type { Printer } from '../render/browser/options.ts';
import { readCheckLibrary } from '../render/formats/check-details.ts';
import { rendererFor } from '../render/renderers.ts';
import type { OwnDetails, Renderer } from '../render/renderer.ts';
import { summarize } from '../render/formats/summary.ts';
import { withCurrentCheckIds } from './current-check-ids.ts';
import type { OnEvent } from './events.ts';
import { readAssessment } from './read-assessment.ts';
import { writeFile } from './write-file.ts';

export { rendererFor, summarize };

/** `--out -` */
export const STANDARD_OUTPUT = '-';

export interface RenderRequest {
  readonly out: string;
  readonly formats: readonly string[];
  readonly page: 'a4' | 'letter';
  readonly branding?: Branding | undefined;
  /** False leaves the evidence out of the HTML. */
  readonly evidence?: boolean | undefined;
  readonly browser?: string | undefined;
  /** Environment variables for the browser. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /** Stops the browser. */
  readonly signal?: AbortSignal | undefined;
  /** Output formats of extensions, and what to say of their checks. */
  readonly renderers?: readonly Renderer[] | undefined;
  readonly own?: OwnDetails | undefined;
  /** Keys of the control frameworks that the evidence has a table of. */
  readonly controlsOf?: readonly string[] | undefined;
  readonly on: OnEvent;
}

export interface RenderResult {
  readonly files: readonly string[];
  readonly failures: readonly CloudbriefError[];
  readonly output?: Uint8Array | string;
}

/** Starts the browser if a format needs it, and ends it after `work`. */
async function withPrinter<T>(
  { formats, browser, environment, signal, renderers }: RenderRequest,
  work: (printer: Printer | undefined) => Promise<T>,
): Promise<T> {
  if (!formats.some(format => rendererFor(format, renderers).printed === true)) return work(undefined);
  const { startPrinter } = await import('../render/browser/printer.ts');
  const printer = startPrinter({ browser, environment, signal });
  try {
    return await work(printer);
  } finally {
    await printer.end();
  }
}

/** Writes each format; a failure affects its own file only. */
export const renderAll = (assessment: Assessment, briefing: Briefing, request: RenderRequest): Promise<RenderResult> =>
  withPrinter(request, printer => writeAll(assessment, briefing, request, printer));

async function writeAll(
  assessment: Assessment,
  briefing: Briefing,
  request: RenderRequest,
  printer: Printer | undefined,
): Promise<RenderResult> {
  const files: string[] = [];
  const failures: CloudbriefError[] = [];
  let output: Uint8Array | string | undefined;
  const { formats, on, out, renderers } = request;
  const results = await Promise.allSettled(
    formats.map(async format => {
      const { fileName, render } = rendererFor(format, renderers);
      on({ type: 'phase', phase: 'rendering', detail: fileName });
      return { fileName, bytes: await render(briefing, assessment, { ...request, printer }) };
    }),
  );
  for (const [index, result] of results.entries()) {
    if (result.status === 'rejected') {
      const failure = asFailure(formats[index] ?? '', result.reason);
      // All documents share one browser: report its failure once.
      if (!failures.some(({ message }) => message === failure.message)) failures.push(failure);
    } else if (out === STANDARD_OUTPUT) output = result.value.bytes;
    else {
      const path = join(out, result.value.fileName);
      const failure = writeFile(path, result.value.bytes);
      if (failure === undefined) {
        files.push(path);
        on({ type: 'file', path });
      } else failures.push(failure);
    }
  }
  return { files, failures, ...(output === undefined ? {} : { output }) };
}

function asFailure(format: string, reason: unknown): CloudbriefError {
  if (reason instanceof CloudbriefError) return reason;
  const why = sanitizeText(reason instanceof Error ? reason.message : String(reason), 400);
  return new CloudbriefError(
    'CB_WRITE',
    `The ${format} could not be made (${why}).`,
    'Run again with --debug and report what it prints.',
    { cause: reason },
  );
}

/** Renders the briefing of a saved assessment. */
export async function renderAssessment(
  path: string,
  request: RenderRequest & {
    readonly language: Language;
    /** Whether to redact names, ids and addresses. */
    readonly redact: boolean;
  },
): Promise<RenderResult & { readonly assessment: Assessment; readonly briefing: Briefing }> {
  for (const format of request.formats) rendererFor(format, request.renderers);
  return withPrinter(request, async printer => {
    const whole = withCurrentCheckIds(
      await readAssessment(path, request.signal),
      readCheckLibrary(request.own?.checks).values(),
    );
    const assessment = request.redact ? redactAssessment(whole, PROVIDER_TRAITS, englishMessages()) : whole;
    const briefing = brief(assessment, request.language);
    return { assessment, briefing, ...(await writeAll(assessment, briefing, request, printer)) };
  });
}
