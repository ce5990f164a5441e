import { setTimeout as sleep } from 'node:timers/promises';
import { sanitizeText } from '../lib/text.ts';
import { CloudbriefError } from '../model/errors.ts';
import { quoteShellArgument } from '../lib/shell.ts';
import {
  cancelPlan,
  fleetStatus,
  mergeFleet,
  planFleet,
  withFleet,
  workInFleet,
  type Fleet,
  type WorkerEvent,
} from '../run/fleet.ts';
import { version } from '../run/version.ts';
import { chargesLine } from './charges-line.ts';
import { readConfiguration } from './configuration.ts';
import { readExtensions } from './extensions.ts';
import type { GlobalFlags, TargetFlags } from './flags.ts';
import { statusText } from './fleet-text.ts';
import { placeOf } from './history-request.ts';
import { withInterrupt } from './interrupt.ts';
import { createProgress } from './progress.ts';
import { targetsRequest } from './targets-request.ts';
import { print, printJson, warn } from './terminal.ts';
import { columnsOf } from './text-layout.ts';

export interface FleetFlags extends TargetFlags {
  readonly store?: string;
  readonly config?: string;
  readonly plugin?: string[];
  readonly plan?: string;
  readonly out?: string;
  readonly jobs?: number;
  readonly rate?: number;
  readonly untilDone?: boolean;
  readonly watch?: boolean;
  readonly format?: 'table' | 'json';
}

const TOOL = (): string => `cloudbrief ${version()}`;
const JOBS_AT_ONCE = 4;

function within<T>(flags: FleetFlags, work: (fleet: Fleet) => Promise<T>, supervise: boolean): Promise<T> {
  const place = placeOf(flags, readConfiguration(flags));
  if (place === undefined) throw new CloudbriefError('CB_USAGE', 'The fleet has no database.', 'Name it with --store.');
  return withFleet(place.address, work, { supervise });
}

/** `fleet plan` */
export const plan = (flags: FleetFlags, globals: GlobalFlags): Promise<void> =>
  withInterrupt(signal =>
    within(
      flags,
      async fleet => {
        const planned = await makePlan(fleet, flags, globals, signal);
        if (flags.format === 'json') return printJson(planned);
        const { id, jobs, accounts } = planned;
        await print(
          `Plan ${id}: ${jobs} jobs in ${accounts} accounts.\nNext: cloudbrief fleet work, on as many machines as you like; then cloudbrief fleet run --plan ${id} --out FILE\n`,
        );
      },
      false,
    ),
  );

async function makePlan(
  fleet: Fleet,
  flags: FleetFlags,
  globals: GlobalFlags,
  signal: AbortSignal,
): ReturnType<typeof planFleet> {
  const configuration = readConfiguration(flags);
  const targets = targetsRequest(flags, configuration, await readExtensions(configuration, flags.plugin));
  const progress = createProgress(globals.quiet === true);
  return planFleet(fleet, { targets, tool: TOOL(), rate: flags.rate, on: progress.on, signal }).finally(progress.end);
}

/** `fleet work` */
export const work = (flags: FleetFlags, globals: GlobalFlags): Promise<void> =>
  withInterrupt(signal => within(flags, fleet => takePart(fleet, flags, globals, signal, flags.plan), true));

const takePart = (
  fleet: Fleet,
  { jobs = JOBS_AT_ONCE, untilDone = false }: FleetFlags,
  globals: GlobalFlags,
  signal: AbortSignal,
  plan: string | undefined,
): Promise<void> =>
  workInFleet(fleet, {
    ...{ plan, tool: TOOL(), version: version(), jobsAtOnce: jobs, untilDone, signal, environment: process.env },
    onEvent: event => {
      const line = lineOf(event);
      if (line !== undefined && (globals.quiet !== true || event.type !== 'job-ended')) warn(line);
    },
  });

function lineOf(event: WorkerEvent): string | undefined {
  switch (event.type) {
    case 'job-ended':
      return `${event.plan} ${sanitizeText(event.job, 80)}: ${event.resources} resources`;
    case 'job-failed':
      return `cloudbrief: ${sanitizeText(event.job, 80)} is tried again: ${event.detail}`;
    case 'job-given-up':
      return `cloudbrief: ${sanitizeText(event.job, 80)} was given up and is unread: ${event.detail}`;
    case 'plan-skipped':
      return `cloudbrief: the plan ${event.plan} is left to others: ${event.detail}`;
  }
}

/** `fleet run` */
export const run = (flags: FleetFlags & { readonly out: string }, globals: GlobalFlags): Promise<void> =>
  withInterrupt(signal =>
    within(
      flags,
      async fleet => {
        const id = flags.plan ?? (await makePlan(fleet, flags, globals, signal)).id;
        const file = quoteShellArgument(flags.out);
        if (globals.quiet !== true) warn(`Plan ${id}. If this stops: cloudbrief fleet run --plan ${id} --out ${file}`);
        await takePart(fleet, { ...flags, untilDone: true }, { ...globals, quiet: true }, signal, id);
        signal.throwIfAborted();
        const { resources, units, made, refused, charges } = await mergeFleet(fleet, id, flags.out);
        const gaps = refused === 0 ? '' : ` ${refused} of ${made} API calls were refused; the briefing names them.`;
        if (globals.quiet !== true)
          await print(`${flags.out}: ${resources} resources from ${units} units.${gaps}\nNext: cloudbrief assess --from ${file}\n`); // prettier-ignore
        if (globals.quiet !== true && charges.length > 0) warn(chargesLine(charges));
      },
      true,
    ),
  );

const EVERY_MS = 2_000;

/** `fleet status` */
export const status = (flags: FleetFlags): Promise<void> =>
  withInterrupt(signal =>
    within(
      flags,
      async fleet => {
        for (;;) {
          const found = await fleetStatus(fleet, flags.plan);
          const isLive = flags.watch === true && process.stdout.isTTY;
          if (isLive) await print('\u001b[H\u001b[2J');
          await (flags.format === 'json' ? printJson(found) : print(statusText(found, columnsOf(process.stdout))));
          if (flags.watch !== true || found.plans.every(({ state }) => state !== 'working' && state !== 'waiting'))
            return;
          await sleep(EVERY_MS, undefined, { signal }).catch(() => undefined);
          signal.throwIfAborted();
        }
      },
      false,
    ),
  );

/** `fleet cancel` */
export const cancel = (id: string, flags: FleetFlags): Promise<void> =>
  within(
    flags,
    async fleet => {
      const { done, jobs } = await cancelPlan(fleet, id);
      await print(`Plan ${id} is cancelled; ${done} of its ${jobs} jobs had ended, and their results are deleted.\n`);
    },
    false,
  );
