import { join } from 'node:path';
import { redactAssessment } from '../assess/redaction.ts';
import { PROVIDER_TRAITS } from '../providers/index.ts';
import { brief, type Briefing } from '../brief/index.ts';
import { sanitizeText } from '../lib/text.ts';
import { writeAtomically } from '../lib/atomic-write.ts';
import type { Assessment } from '../model/assessment.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { Language } from '../model/language.ts';
import type { Branding } from '../render/branding.ts';
import type { Printer } from '../render/browser/options.ts';
import { rendererFor } from '../render/renderers.ts';
import { summarize } from '../render/formats/summary.ts';
import type { OnEvent } from './events.ts';
import { readAssessment } from './read-assessment.ts';

export { rendererFor, summarize };

/** `--out -` */
export const STANDARD_OUTPUT = '-';

export interface RenderRequest {
  readonly out: string;
  readonly formats: readonly string[];
  readonly page: 'a4' | 'letter';
  readonly branding?: Branding | undefined;
  /** False keeps the evidence out of the HTML. */
  readonly evidence?: boolean | undefined;
  readonly browser?: string | undefined;
  /** What the browser may find of the surroundings. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /** Stops the browser. */
  readonly signal?: AbortSignal | undefined;
  readonly on: OnEvent;
}

export interface RenderResult {
  readonly files: readonly string[];
  readonly failures: readonly CloudbriefError[];
  readonly output?: Uint8Array | string;
}

/** Starts what prints, where something is to be printed, and ends it when the work is done. */
async function withPrinter<T>(
  { formats, browser, environment, signal }: RenderRequest,
  work: (printer: Printer | undefined) => Promise<T>,
): Promise<T> {
  if (!formats.some(format => rendererFor(format).printed === true)) return work(undefined);
  const { startPrinter } = await import('../render/browser/printer.ts');
  const printer = startPrinter({ browser, environment, signal });
  try {
    return await work(printer);
  } finally {
    await printer.end();
  }
}

/** Writes each format; one that fails leaves the others standing. */
export const renderAll = (assessment: Assessment, briefing: Briefing, request: RenderRequest): Promise<RenderResult> =>
  withPrinter(request, printer => writeAll(assessment, briefing, request, printer));

async function writeAll(
  assessment: Assessment,
  briefing: Briefing,
  request: RenderRequest,
  printer: Printer | undefined,
): Promise<RenderResult> {
  const { on, out, page, branding, evidence, browser, environment, signal } = request;
  const files: string[] = [];
  const failures: CloudbriefError[] = [];
  let output: Uint8Array | string | undefined;
  const results = await Promise.allSettled(
    request.formats.map(async format => {
      const renderer = rendererFor(format);
      on({ type: 'phase', phase: 'rendering', detail: renderer.fileName });
      const options = { page, branding, evidence, browser, environment, signal, printer };
      return { renderer, bytes: await renderer.render(briefing, assessment, options) };
    }),
  );
  for (const [index, result] of results.entries()) {
    if (result.status === 'rejected') {
      const failure = asFailure(request.formats[index] ?? '', result.reason);
      // One browser prints several documents: its failure is reported once.
      if (!failures.some(({ message }) => message === failure.message)) failures.push(failure);
      continue;
    }
    const { renderer, bytes } = result.value;
    if (out === STANDARD_OUTPUT) {
      output = bytes;
      continue;
    }
    const path = join(out, renderer.fileName);
    try {
      writeAtomically(path, bytes);
      files.push(path);
      on({ type: 'file', path });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      failures.push(
        new CloudbriefError(
          'CB_WRITE',
          `${path} cannot be written (${why}).`,
          'Choose another folder with --out, or make room there.',
          { cause: error },
        ),
      );
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

/** Writes the briefing of a saved assessment again. */
export async function renderAssessment(
  path: string,
  request: RenderRequest & {
    readonly language: Language;
    /** Whether names, numbers and addresses are taken out of all that is written. */
    readonly redact: boolean;
  },
): Promise<RenderResult & { readonly assessment: Assessment; readonly briefing: Briefing }> {
  for (const format of request.formats) rendererFor(format);
  return withPrinter(request, async printer => {
    const whole = readAssessment(path);
    const assessment = request.redact ? redactAssessment(whole, PROVIDER_TRAITS) : whole;
    const briefing = brief(assessment, request.language);
    return { assessment, briefing, ...(await writeAll(assessment, briefing, request, printer)) };
  });
}
