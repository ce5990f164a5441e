import type { z } from 'zod';
import type { FacetName } from '../../model/facets.ts';
import { unread } from '../../model/reading.ts';
import type { ExtensionName, Kind } from '../../model/kinds.ts';
import type { CollectContext, CollectorDeclaration, ResourceDraft } from './collector.ts';
import { misfitDetail } from './facet-check.ts';
import type { Failure } from './failure.ts';
import type { CollectionPlan, PlannedUnit } from './plan.ts';
import { runCollector } from './run-collector.ts';
import { messageOf } from '../../lib/thrown.ts';

/** What a collector of an extension works with: `list` and `read` count, and turn every failure into a reading. */
export type ExtensionContext<S = unknown> = Pick<CollectContext, 'account' | 'list' | 'read' | 'emit'> & {
  /** What the configuration says under `providers`, validated. */
  readonly settings: S;
  readonly signal: AbortSignal;
};

/** Reads one thing and yields resources. Its calls are named as they shall appear in the coverage. */
export interface ExtensionCollector<S = unknown> {
  readonly id: ExtensionName;
  readonly lists: readonly Kind[];
  readonly fills: CollectorDeclaration['fills'];
  readonly collect: (context: ExtensionContext<S>) => Promise<void>;
}

/** A system outside of the built-in clouds. It is read where the configuration has a section for it under `providers`. */
export interface ExtensionProvider<S = unknown> {
  readonly id: ExtensionName;
  readonly title: string;
  /** The schema of its section in the configuration. */
  readonly settings: z.ZodType<S>;
  /** The shapes of its own facets: a value of another shape is unread. */
  readonly facets?: Readonly<Record<ExtensionName, z.ZodType>>;
  /** The accounts to read; each is a target of its own. */
  readonly accounts: (settings: S) => readonly { readonly account: string; readonly name?: string }[];
  readonly collectors: readonly ExtensionCollector<S>[];
}

/** A provider of an extension, with the type of its settings erased. */
export const defineProvider = <S>(definition: ExtensionProvider<S>): ExtensionProvider =>
  // Safe to erase: settings reach it only through its own schema.
  Object.freeze(definition) as unknown as ExtensionProvider;

const REGION = 'global';

/** One unit for each account and collector. */
export function planExtension(provider: ExtensionProvider, settings: unknown): CollectionPlan {
  const accounts = provider.accounts(settings);
  return {
    targets: accounts.map(({ account, name }) => ({
      provider: provider.id,
      account,
      ...(name === undefined ? {} : { name }),
      regions: [REGION],
    })),
    units: accounts.flatMap(({ account }) =>
      provider.collectors.map(collector => unitOf(provider, collector, { account, settings })),
    ),
  };
}

function unitOf(
  provider: ExtensionProvider,
  collector: ExtensionCollector,
  { account, settings }: { readonly account: string; readonly settings: unknown },
): PlannedUnit {
  const head = { id: `${provider.id}:${account}:${REGION}:${collector.id}`, provider: provider.id, account, region: REGION }; // prettier-ignore
  return {
    ...head,
    collector: collector.id,
    run: (sink, signal) =>
      runCollector({
        unit: head,
        collector,
        sink,
        signal,
        classify: failureOf,
        isNamed: (error, names) => error instanceof Error && names.includes(error.name),
        collect: recorder =>
          collector.collect({
            account,
            settings,
            signal,
            list: (kind, call, pages) => {
              recorder.called(call);
              return recorder.list(kind, call, pages);
            },
            read: (call, ask, options) => {
              recorder.called(call);
              return recorder.read(call, ask, options);
            },
            emit: draft => {
              recorder.emit(shaped(draft, provider.facets ?? {}));
            },
          }),
      }),
  };
}

const DENIED = new Set(['EACCES', 'EPERM', '401', '403']);

/** Node.js names denied files by their code, clients of HTTP by the status. */
function failureOf(error: unknown): Failure {
  const { code, status } = error as { readonly code?: unknown; readonly status?: unknown };
  const detail = messageOf(error);
  return { reason: DENIED.has(String(code)) || DENIED.has(String(status)) ? 'denied' : 'failed', detail };
}

/** A facet of another shape than its extension says is unread. */
function shaped(draft: ResourceDraft, facets: Readonly<Record<string, z.ZodType>>): ResourceDraft {
  const checked = Object.entries(draft.facets).map(([name, reading]) => {
    const schema = facets[name];
    const fits = schema === undefined || reading?.state !== 'value' || schema.safeParse(reading.value).success;
    return [name, fits ? reading : unread('failed', misfitDetail(name as FacetName))] as const;
  });
  return { ...draft, facets: Object.fromEntries(checked) };
}
