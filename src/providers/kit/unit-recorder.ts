import type { InventoryRecord, Unit } from '../../model/inventory.ts';
import type { Kind } from '../../model/kinds.ts';
import { absent, unread, value, type Reading } from '../../model/reading.ts';
import type { FacetReadings } from '../../model/resource.ts';
import { createCallTally, type CallTally } from './call-tally.ts';
import type { AbsentOn, CollectContext, ResourceDraft } from './collector.ts';
import { checkFacets, misfitDetail } from './facet-check.ts';
import type { Failure } from './failure.ts';
import { createPopulationLog, type ListGuarantees, type PopulationLog, type RefusedList } from './population-log.ts';
import { createRefusalLog, type RefusalLog } from './refusal-log.ts';
import { IncompleteResponseError } from './response-fields.ts';
import { notedCall } from './refused-calls.ts';
import { failuresBeside } from './several-failures.ts';

/** What the recorder needs to know of the unit and its provider. */
export interface RecorderOptions extends ListGuarantees {
  readonly unit: Pick<Unit, 'id' | 'provider' | 'account' | 'region' | 'collector'>;
  readonly lists: readonly Kind[];
  readonly sink: (record: InventoryRecord) => void;
  readonly classify: (error: unknown) => Failure;
  /** Whether one of the provider's names of the error is among `names`. */
  readonly isNamed: (error: unknown, names: readonly string[]) => boolean;
}

/** The provider-independent half of a context: it counts calls, turns failures into readings, and writes records. */
export interface UnitRecorder extends Pick<CollectContext, 'list' | 'read' | 'emit' | 'add'> {
  /** Counts one logical call; the module that sends requests calls it. */
  readonly called: (call: string) => void;
  /** Adds to the charged items of a call, in the provider's billing unit. */
  readonly charge: (call: string, items: number) => void;
  /** Counts a refused call that another call replaced, so that nothing is missing. */
  readonly declined: (call: string) => void;
  /** Whether there were calls and an organization policy denied all of them. */
  readonly closedByOrganization: () => boolean;
  /** Resources emitted so far. */
  readonly resources: () => number;
  /** Writes populations, refusals and the unit's own record. `failure`: the collector itself failed. */
  readonly finish: (times: { started: string; ended: string }, closed: boolean, failure?: Failure) => void;
}

/** What the parts of a recorder share. */
interface Logs {
  readonly options: RecorderOptions;
  readonly tally: CallTally;
  readonly refusals: RefusalLog;
  readonly populations: PopulationLog;
}

export function createUnitRecorder(options: RecorderOptions): UnitRecorder {
  const { unit, sink } = options;
  const tally = createCallTally();
  const refusals = createRefusalLog(unit.id);
  const populations = createPopulationLog(unit.id, options);
  const logs: Logs = { options, tally, refusals, populations };
  return {
    list: listWith(logs),
    read: readWith(logs),
    called: tally.called,
    declined: call => {
      tally.refused(call, false);
    },
    charge: tally.charge,
    emit: draft => {
      const head = checkHead(draft);
      populations.emitted(draft.kind);
      sink(resourceRecord({ ...head, facets: checked(logs, draft.facets) }, unit));
    },
    add: (id, facets) => {
      sink({ record: 'facet', provider: unit.provider, id, facets: checked(logs, facets), unit: unit.id });
    },
    closedByOrganization: tally.closedByOrganization,
    resources: populations.resources,
    finish: (times, closed, failure) => {
      // It failed outside of any call: no other record says so.
      if (failure !== undefined) refusals.add(refuse(tally, failure, unit.collector), failure);
      for (const kind of new Set([...options.lists, ...populations.kinds()]))
        sink({ record: 'population', ...populations.population(kind, failure) });
      if (!closed) for (const refusal of refusals.refusals()) sink({ record: 'refusal', ...refusal });
      sink({ record: 'unit', ...unit, ...times, calls: tally.calls(), ...(closed ? { closed } : {}) });
    },
  };
}

/** Counts the refusal and returns the call that was refused. */
function refuse(tally: CallTally, failure: Failure, named: string): string {
  const call = failure.call ?? named;
  if (failure.counted !== true) tally.refused(call, failure.byOrganization === true);
  return call;
}

/** Names the calls that failed beside the one whose failure is the reading. */
function addOthers({ options, tally, refusals }: Logs, error: unknown, call: string): void {
  for (const other of failuresBeside(error)) {
    const failure = options.classify(other);
    refusals.add(refuse(tally, failure, call), failure);
  }
}

const readWith =
  (logs: Logs): CollectContext['read'] =>
  async <T>(
    call: string,
    ask: () => Promise<T | null | undefined>,
    { absentOn = [] }: AbsentOn = {},
  ): Promise<Reading<T>> => {
    const { options, tally, refusals } = logs;
    try {
      const answer = await ask();
      return answer === undefined || answer === null ? absent : value(answer);
    } catch (error) {
      if (options.isNamed(error, absentOn)) return absent;
      const failure = options.classify(error);
      const refused = refuse(tally, failure, call);
      refusals.add(refused, failure);
      addOthers(logs, error, call);
      return notedCall(unread(failure.reason, failure.detail), refused);
    }
  };

const listWith =
  (logs: Logs): CollectContext['list'] =>
  async (kind, call, pages, { absentOn = [] } = {}) => {
    const { options, tally, refusals, populations } = logs;
    const before = populations.count(kind);
    const complete = (): Reading<number> => {
      populations.complete(kind);
      return value(populations.count(kind) - before);
    };
    try {
      await pages();
      return complete();
    } catch (error) {
      if (options.isNamed(error, absentOn)) return complete();
      const failure = options.classify(error);
      const reading = unread(failure.reason, failure.detail);
      const other = populations.refused(kind, { reading, call: refuse(tally, failure, call) });
      if (other !== undefined) addRefusedList(refusals, other);
      addOthers(logs, error, call);
      return reading;
    }
  };

function addRefusedList(refusals: RefusalLog, { call, reading: { reason, detail = '' } }: RefusedList): void {
  if (reason !== 'not-collected') refusals.add(call, { reason, detail });
}

/** A facet of another type is unread, and the ledger says so. */
function checked({ options, refusals }: Logs, facets: FacetReadings): FacetReadings {
  const { facets: fitting, misfits } = checkFacets(facets);
  for (const name of misfits) refusals.add(options.unit.collector, { reason: 'failed', detail: misfitDetail(name) });
  return fitting;
}

/** Throws without an identity: the list is unread. What else has another type is left out. */
function checkHead(draft: ResourceDraft): ResourceDraft {
  const { id, name, tags, createdAt, ...rest } = draft;
  if (typeof (id as unknown) !== 'string' || id === '' || typeof (name as unknown) !== 'string')
    throw new IncompleteResponseError('the response has a resource without id or name');
  return {
    ...rest,
    id,
    name,
    tags: Object.fromEntries(Object.entries(tags).filter(([, text]: readonly unknown[]) => typeof text === 'string')),
    ...(typeof createdAt === 'string' ? { createdAt } : {}),
  };
}

function resourceRecord({ region, ...draft }: ResourceDraft, unit: RecorderOptions['unit']): InventoryRecord {
  const { provider, account } = unit;
  const name = draft.name.trim() === '' ? lastPartOf(draft.id) : draft.name;
  return { record: 'resource', ...draft, name, provider, account, region: region ?? unit.region, unit: unit.id };
}

/** An empty name names nothing: `vol-1` of `…:volume/vol-1`. */
const lastPartOf = (id: string): string => /[^/:]+$/.exec(id)?.[0] ?? id;
