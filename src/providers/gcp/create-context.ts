import { unread, type Reading } from '../../model/reading.ts';
import type { CallObserver } from '../kit/call-observer.ts';
import { start } from '../kit/start.ts';
import type { UnitRecorder } from '../kit/unit-recorder.ts';
import { isEmptyList } from './client/assets.ts';
import { ApiDisabledError, isApiDisabled } from './client/failure.ts';
import { apiOf, getBody, pagesOf } from './client/lists.ts';
import { throwFirst } from '../kit/several-failures.ts';
import type { GcpContext, GcpRead, PathValues } from './context.ts';
import { assetsOf } from './find-assets.ts';
import { LIST_SERVICES } from './planning-operations.ts';
import type { GcpTarget } from './target.ts';

/** APIs whose resources exist whether or not they are enabled in the project, or are inherited from an organization. */
const ALWAYS_ON = new Set([
  'cloudresourcemanager', 'iam', 'serviceusage', 'storage', 'logging', 'essentialcontacts', 'orgpolicy', 'cloudbilling', 'securitycentermanagement',
]); // prettier-ignore

/** The context of one unit. */
export function createGcpContext(target: GcpTarget, recorder: UnitRecorder, watch: CallObserver): GcpContext {
  const { project, transport } = target;
  const { list, read, emit, add } = recorder;
  const enabledApis = enabledApisOf(target, recorder, watch);
  const assets = assetsOf(target, recorder, watch, enabledApis);
  const valuesFor = (values: PathValues = {}): PathValues => ({ project: project.id, ...values });
  const requireEnabled = async (one: GcpRead): Promise<void> => {
    if (!(await isEnabled(one, enabledApis))) throw new ApiDisabledError(apiOf(one));
  };
  const ofProject = <T>(one: GcpRead, ask: () => Promise<T>): Promise<T> => askOwnApi(one, ask, target, requireEnabled);
  return {
    account: project.id,
    region: 'global',
    project,
    list,
    // An API that is not enabled holds nothing.
    read: (call, ask, options) => read(call, ask, { absentOn: ['API_DISABLED'], ...options }),
    emit,
    add,
    enabledApis,
    assets,
    each: async (one, take, values) => {
      // One stream for the project tells which lists are empty: none of those is asked for.
      if (await isEmptyList(one, assets)) return;
      try {
        await ofProject(one, () => takeAll(pagesOf(transport, one, valuesFor(values), watch), take as Take));
      } catch (error) {
        if (!(error instanceof ApiDisabledError)) throw error;
      }
    },
    get: <T extends object>(one: GcpRead, values?: PathValues) =>
      ofProject(one, () => getBody(transport, one, valuesFor(values), watch)) as Promise<T>,
    shared: (key, ask) => once(target.shared, key, ask),
    sharedByHierarchy: (key, ask) => once(target.hierarchy.shared, key, ask),
    fullName: (api, name) => fullNameOf(target, api, name),
  };
}

type Take = (row: object) => void | Promise<void>;

async function isEnabled(one: GcpRead, enabledApis: GcpContext['enabledApis']): Promise<boolean> {
  const api = apiOf(one);
  if (ALWAYS_ON.has(api)) return true;
  const enabled = await enabledApis();
  return enabled.state !== 'value' || enabled.value.has(api);
}

/**
 * Google says of the project that a call counts for that an API is not enabled. That says something of the project that is
 * read only where the two are one.
 */
async function askOwnApi<T>(
  one: GcpRead,
  ask: () => Promise<T>,
  { project }: GcpTarget,
  requireEnabled: (one: GcpRead) => Promise<void>,
): Promise<T> {
  await requireEnabled(one);
  try {
    return await ask();
  } catch (error) {
    const own = [project.id, project.number ?? project.id].map(name => `projects/${name}`);
    if (!ALWAYS_ON.has(apiOf(one)) && isApiDisabled(error) && own.includes(error.consumer ?? ''))
      throw new ApiDisabledError(apiOf(one), { cause: error });
    throw error;
  }
}

async function takeAll(pages: AsyncIterable<readonly object[]>, take: Take): Promise<void> {
  const failures: unknown[] = [];
  try {
    for await (const page of pages) {
      // A malformed row costs itself, not those after it.
      const settled = await Promise.allSettled(page.map(async row => take(row)));
      failures.push(...settled.flatMap(one => (one.status === 'rejected' ? [one.reason as unknown] : [])));
    }
  } catch (error) {
    failures.push(error);
  }
  throwFirst(failures);
}

const API = /\.googleapis\.com$/;

/** Every project uses some: an answer that names none, or things of another kind, does not say that all lists are empty. */
const namedOrUnread = (apis: Reading<ReadonlySet<string>>): Reading<ReadonlySet<string>> =>
  apis.state === 'value' && apis.value.size === 0 ? unread('failed', 'the response names no API') : apis;

/** One call for a project says which APIs it uses; where it is refused, each is called. */
const enabledApisOf =
  (target: GcpTarget, { read }: UnitRecorder, watch: CallObserver): GcpContext['enabledApis'] =>
  () =>
    (target.enabledApis ??= start(
      read(LIST_SERVICES.call, async () => {
        const enabled = new Set<string>();
        for await (const page of pagesOf(target.transport, LIST_SERVICES, { project: target.project.id }, watch))
          for (const { config } of page as readonly { readonly config?: { readonly name?: unknown } }[]) {
            const name = config?.name;
            if (typeof name === 'string' && API.test(name)) enabled.add(name.replace(API, ''));
          }
        return enabled;
      }).then(namedOrUnread),
    ));

function once<T>(answers: Map<string, Promise<unknown>>, key: string, ask: () => Promise<T>): Promise<T> {
  const known = answers.get(key) ?? start(ask());
  answers.set(key, known);
  return known as Promise<T>;
}

/** Some services name projects by number. */
function fullNameOf({ project: { id, number } }: GcpTarget, api: string, name: string): string {
  const path = name
    .replace(/^https?:\/\/[^/]+\/(?:(?:[\w-]+\/)?(?:v\d\w*|alpha|beta)\/)?/, '')
    .replace(/^\/\/[\w.-]+\//, '')
    .replace(/^\/+/, '');
  const own = number === undefined ? path : path.replace(new RegExp(`^projects/${number}(?=/|$)`), `projects/${id}`);
  return `//${api}.googleapis.com/${own}`;
}
