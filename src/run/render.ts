import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
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
import { messageOf } from '../lib/thrown.ts';

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
  const { formats, renderers } = request;
  const made = new Map<string, Made>();
  const make = async (format: string): Promise<void> => {
    made.set(format, await makeOne(assessment, briefing, { ...request, printer }, format));
  };
  const isPrinted = (format: string): boolean => rendererFor(format, renderers).printed === true;
  // What is printed waits for the browser. The others are made and written one by one, so that never all of them are in memory.
  const printed = Promise.all(formats.filter(isPrinted).map(make));
  for (const format of formats.filter(one => !isPrinted(one))) {
    await make(format);
    // The browser waits for an answer at each of its steps.
    await setImmediate();
  }
  await printed;
  return resultOf(formats.flatMap(format => made.get(format) ?? []));
}

/** What became of a format; nothing of it is kept in memory once it is written. */
interface Made {
  readonly file?: string;
  readonly failure?: CloudbriefError;
  readonly output?: Uint8Array | string;
}

async function makeOne(
  assessment: Assessment,
  briefing: Briefing,
  request: RenderRequest & { readonly printer: Printer | undefined },
  format: string,
): Promise<Made> {
  const { on, out, renderers } = request;
  try {
    const { fileName, render } = rendererFor(format, renderers);
    on({ type: 'phase', phase: 'rendering', detail: fileName });
    const bytes = await render(briefing, assessment, request);
    if (out === STANDARD_OUTPUT) return { output: bytes };
    const path = join(out, fileName);
    const failure = writeFile(path, bytes);
    if (failure !== undefined) return { failure };
    on({ type: 'file', path });
    return { file: path };
  } catch (error) {
    return { failure: asFailure(format, error) };
  }
}

function resultOf(all: readonly Made[]): RenderResult {
  const failures: CloudbriefError[] = [];
  // All documents share one browser: report its failure once.
  for (const { failure } of all)
    if (failure !== undefined && !failures.some(({ message }) => message === failure.message)) failures.push(failure);
  const output = all.find(one => one.output !== undefined)?.output;
  return { files: all.flatMap(({ file }) => file ?? []), failures, ...(output === undefined ? {} : { output }) };
}

function asFailure(format: string, reason: unknown): CloudbriefError {
  if (reason instanceof CloudbriefError) return reason;
  const why = sanitizeText(messageOf(reason), 400);
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
