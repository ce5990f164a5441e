import { closestMatch, compareText, sanitizeText } from '../../../lib/text.ts';
import { CloudbriefError } from '../../../model/errors.ts';
import { createTagFilter } from '../../kit/tag-filter.ts';
import type { CallObserver } from '../../kit/call-observer.ts';
import { GET_PROJECT, LIST_FOLDERS, LIST_PROJECTS, SEARCH_PROJECTS } from '../planning-operations.ts';
import type { GcpList } from '../context.ts';
import type { GcpProject } from '../target.ts';
import { classifyError, GcpError, isApiDisabled } from './failure.ts';
import { getBody, pagesOf } from './lists.ts';
import type { GcpTransport } from './transport.ts';

/** Which projects to read; without any, all that the identity can see. */
export interface ProjectSelection {
  readonly projects?: readonly string[] | undefined;
  readonly folders?: readonly string[] | undefined;
  readonly organizations?: readonly string[] | undefined;
  /** `environment=production`; with `!` in front they are left out. Projects that are named are read all the same. */
  readonly projectLabels?: readonly string[] | undefined;
}

export interface ProjectChoice {
  readonly chosen: readonly GcpProject[];
  /** Folders and organizations of which not everything could be listed. */
  readonly unlisted: readonly UnlistedParent[];
  readonly warnings: readonly string[];
}

export interface UnlistedParent {
  readonly name: string;
  readonly because: 'denied' | 'other';
  readonly detail: string;
}

interface Answered {
  readonly name?: string;
  readonly projectId?: string;
  readonly displayName?: string;
  readonly state?: string;
  readonly parent?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly createTime?: string;
}

/** Throws a `CloudbriefError` where there is nothing to read. */
export async function findProjects(
  transport: GcpTransport,
  selection: ProjectSelection,
  watch: CallObserver,
): Promise<ProjectChoice> {
  const { projects = [] } = selection;
  const parents = parentsOf(selection);
  const isLabelled = createTagFilter(selection.projectLabels ?? []);
  const warnings: string[] = [];
  const unlisted: UnlistedParent[] = [];
  const found = new Map<string, GcpProject>();
  const take = (rows: readonly GcpProject[]): void => {
    for (const one of rows) found.set(one.id, one);
  };
  for (const parent of parents) take(await projectsBelow(transport, parent, watch, unlisted));
  if (projects.length === 0 && parents.length === 0) take(await visibleProjects(transport, watch));
  const seen = [...found.values()];
  const unlabelled = seen.filter(({ labels }) => !isLabelled(labels));
  for (const { id } of unlabelled) found.delete(id);
  if (unlabelled.length > 0) warnings.push(`${unlabelled.length} of ${seen.length} projects are left out by their labels.`); // prettier-ignore
  if (projects.length > 0) take(await Promise.all(projects.map(id => lookUp(transport, id, watch, warnings))));
  if (found.size === 0) throw seen.length > 0 ? noneLabelled(seen) : nothingVisible(parents);
  warnings.push(...unlisted.map(({ name, detail }) => `${name} cannot be listed (${detail}); projects in it are not read.`)); // prettier-ignore
  return { chosen: [...found.values()].sort((a, b) => compareText(a.id, b.id)), unlisted, warnings };
}

/** The folders and organizations by name: `folders/345678901234`. */
export const parentsOf = ({ folders = [], organizations = [] }: ProjectSelection): string[] => [
  ...folders.map(id => parentName('folders', id)),
  ...organizations.map(id => parentName('organizations', id)),
];

const parentName = (type: 'folders' | 'organizations', id: string): string =>
  id.startsWith(`${type}/`) ? id : `${type}/${id}`;

const nothingVisible = (parents: readonly string[]): CloudbriefError =>
  new CloudbriefError(
    'CB_CREDENTIALS',
    parents.length === 0
      ? 'The identity can see no Google Cloud project.'
      : `The identity sees no project in ${parents.map(name => sanitizeText(name, 60)).join(', ')}.`,
    'Give it the roles that "cloudbrief policy gcp" names on a project, folder or organization; "gcloud projects list" shows what it can see.',
  );

const noneLabelled = (all: readonly GcpProject[]): CloudbriefError =>
  new CloudbriefError(
    'CB_USAGE',
    'No project has the labels that are asked for.',
    `The identity sees: ${all.slice(0, 12).map(({ id }) => sanitizeText(id, 60)).join(', ')}.`, // prettier-ignore
  );

async function visibleProjects(transport: GcpTransport, watch: CallObserver): Promise<GcpProject[]> {
  try {
    return await rowsOf(transport, SEARCH_PROJECTS, {}, watch);
  } catch (error) {
    watch.signal?.throwIfAborted();
    throw unlisted(error);
  }
}

function unlisted(error: unknown): CloudbriefError {
  if (error instanceof CloudbriefError) return error;
  const { detail } = classifyError(error);
  return new CloudbriefError(
    'CB_CREDENTIALS',
    `Google did not say which projects there are (${detail}).`,
    hintFor(error),
    { cause: error },
  );
}

/** What to do where the projects are not listed; the project that the calls count for may be at fault. */
function hintFor(error: unknown): string {
  const { reason } = classifyError(error);
  const { status, reasons = [] } = error instanceof GcpError ? error : {};
  if (isApiDisabled(error))
    return 'Enable the Cloud Resource Manager API in the project that the calls count for (gcp.quotaProject), or name projects with --project.';
  if (reasons.includes('USER_PROJECT_DENIED'))
    return 'Give the identity the role Service Usage Consumer on the project that the calls count for, or set another one with gcp.quotaProject.';
  if (status === 401) return 'Sign in again with "gcloud auth application-default login", or get a new token.';
  if (reason === 'unsupported')
    return 'Set a project with billing as gcp.quotaProject, or name projects with --project.';
  if (reason === 'throttled') return 'Wait for some minutes, and run it again.';
  return reason === 'denied'
    ? 'Give it the roles that "cloudbrief policy gcp" names, or name projects with --project.'
    : 'Check the network and HTTPS_PROXY, or name projects with --project.';
}

async function rowsOf(
  transport: GcpTransport,
  list: GcpList,
  values: Readonly<Record<string, string>>,
  watch: CallObserver,
): Promise<GcpProject[]> {
  const found: GcpProject[] = [];
  for await (const page of pagesOf(transport, list, values, watch))
    for (const row of page as readonly Answered[])
      if (row.projectId !== undefined && (row.state ?? 'ACTIVE') === 'ACTIVE')
        found.push(projectOf(row, row.projectId));
  return found;
}

const projectOf = ({ name, displayName, labels = {}, createTime, parent }: Answered, id: string): GcpProject => ({
  id,
  name: displayName ?? id,
  labels,
  ...(name === undefined ? {} : { number: name.replace(/^projects\//, '') }),
  ...(createTime === undefined ? {} : { createdAt: createTime }),
  ...(parent === undefined ? {} : { parent }),
});

/** A project that was named is read even where it cannot be looked up: its resources may be readable all the same. */
async function lookUp(
  transport: GcpTransport,
  wish: string,
  watch: CallObserver,
  warnings: string[],
): Promise<GcpProject> {
  try {
    const row = (await getBody(transport, GET_PROJECT, { name: wish }, watch)) as Answered;
    if (row.projectId === undefined) return { id: wish, name: wish, labels: {} };
    if ((row.state ?? 'ACTIVE') === 'ACTIVE') return projectOf(row, row.projectId);
  } catch (error) {
    watch.signal?.throwIfAborted();
    if (error instanceof CloudbriefError) throw error;
    const isRefused = error instanceof GcpError && (error.status === 403 || error.status === 404);
    // Google says 403 of projects that do not exist, too.
    if (!isRefused || isApiDisabled(error)) {
      warnings.push(`The project ${sanitizeText(wish, 60)} could not be looked up (${classifyError(error).detail}).`);
      return { id: wish, name: wish, labels: {} };
    }
  }
  throw await unknownProject(transport, wish, watch);
}

async function unknownProject(transport: GcpTransport, wish: string, watch: CallObserver): Promise<CloudbriefError> {
  const all = await rowsOf(transport, SEARCH_PROJECTS, {}, watch).catch(() => [] as readonly GcpProject[]);
  const ids = all.map(({ id }) => id);
  const similar = closestMatch(wish, ids);
  const seen = ids.slice(0, 12).map(id => sanitizeText(id, 60));
  return new CloudbriefError(
    'CB_CREDENTIALS',
    `The identity sees no active project ${sanitizeText(wish, 60)}.`,
    similar === undefined
      ? `It sees: ${seen.length === 0 ? 'none' : seen.join(', ')}.`
      : `Did you mean ${sanitizeText(similar, 60)}?`,
  );
}

interface Folder {
  readonly name?: string;
  readonly displayName?: string;
  readonly state?: string;
}

/** Every project below a folder or organization. A folder that is refused is named: what is in it is missing. */
async function projectsBelow(
  transport: GcpTransport,
  root: string,
  watch: CallObserver,
  unlisted: UnlistedParent[],
): Promise<GcpProject[]> {
  const found: GcpProject[] = [];
  const parents = [root];
  // Of a folder that was asked for, nobody said the name.
  const divisions = new Map<string, readonly string[]>(root.startsWith('organizations/') ? [[root, []]] : []);
  for (const parent of parents) {
    const division = divisions.get(parent);
    const isRoot = parent === root;
    try {
      const rows = await rowsOf(transport, LIST_PROJECTS, { parent }, watch);
      found.push(...rows.map(row => (division === undefined ? row : { ...row, division })));
      for await (const page of pagesOf(transport, LIST_FOLDERS, { parent }, watch))
        for (const { name, displayName, state = 'ACTIVE' } of page as readonly Folder[]) {
          if (name === undefined || state !== 'ACTIVE' || parents.includes(name)) continue;
          parents.push(name);
          if (division !== undefined && displayName !== undefined) divisions.set(name, [...division, displayName]);
        }
    } catch (error) {
      watch.signal?.throwIfAborted();
      if (error instanceof CloudbriefError) throw error;
      const { detail, reason } = classifyError(error);
      if (isRoot && found.length === 0)
        throw new CloudbriefError(
          'CB_CREDENTIALS',
          `The projects in ${sanitizeText(parent, 60)} cannot be listed (${detail}).`,
          'Give the identity the roles Browser and Folder Viewer there, or name projects with --project.',
          { cause: error },
        );
      unlisted.push({ name: sanitizeText(parent, 60), because: reason === 'denied' ? 'denied' : 'other', detail });
    }
  }
  return found;
}
