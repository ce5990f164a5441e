import { value, type Reading } from '../../../../model/reading.ts';
import type { GcpContext, GcpList } from '../../context.ts';
import { readAncestors } from '../project/project.ts';

const sinksOf = (owner: 'projects' | 'folders' | 'organizations'): GcpList => ({
  call: `logging:${owner}.sinks.list`,
  permission: 'logging.sinks.list',
  path: '/v2/{owner}/sinks',
  query: 'pageSize=100',
  items: 'sinks',
});
export const PROJECT_SINKS = sinksOf('projects');
export const FOLDER_SINKS = sinksOf('folders');
export const ORGANIZATION_SINKS = sinksOf('organizations');

export interface Sink {
  readonly name?: string;
  readonly destination?: string;
  readonly filter?: string;
  readonly disabled?: boolean;
  readonly includeChildren?: boolean;
}

const allOf = (ctx: GcpContext, list: GcpList, owner: string): Promise<Reading<readonly Sink[]>> =>
  ctx.read(list.call, async () => {
    const sinks: Sink[] = [];
    await ctx.each<Sink>(list, row => void sinks.push(row), { owner });
    return sinks;
  });

/** The sinks of the project, read once. */
export const readSinks = (ctx: GcpContext): Promise<Reading<readonly Sink[]>> =>
  ctx.shared('sinks', () => allOf(ctx, PROJECT_SINKS, `projects/${ctx.account}`));

/** Those of its folders and its organization that take the entries of the project with them. */
export async function readInheritedSinks(ctx: GcpContext): Promise<Reading<readonly Sink[]>> {
  const ancestors = await readAncestors(ctx);
  if (ancestors.state !== 'value') return ancestors;
  const found: Sink[] = [];
  for (const owner of ancestors.value) {
    const list = owner.startsWith('folders/') ? FOLDER_SINKS : ORGANIZATION_SINKS;
    const sinks = await ctx.sharedByHierarchy(`sinks of ${owner}`, () => allOf(ctx, list, owner));
    if (sinks.state === 'unread') return sinks;
    if (sinks.state === 'value') found.push(...sinks.value.filter(({ includeChildren }) => includeChildren === true));
  }
  return value(found);
}

/** A sink without a filter copies everything. */
export const hasAuditLogs = ({ filter = '', disabled }: Sink): boolean =>
  disabled !== true && (filter.trim() === '' || /cloudaudit/.test(filter));
