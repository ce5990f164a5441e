import { unread, type Reading } from '../../model/reading.ts';
import type { CallObserver } from '../kit/call-observer.ts';
import { start } from '../kit/start.ts';
import type { UnitRecorder } from '../kit/unit-recorder.ts';
import { ofProject, readAssets, SEARCH_ASSETS } from './client/assets.ts';
import type { ProjectAssets } from './project-assets.ts';
import type { GcpContext } from './context.ts';
import type { GcpTarget } from './target.ts';

const NOT_ENABLED = unread('unsupported', 'the Cloud Asset API is not enabled in the project');

/**
 * What Cloud Asset Inventory has of a project: from the one stream of the folder or organization that is read, else from that
 * of the project, where its API is enabled.
 */
export const assetsOf =
  (
    target: GcpTarget,
    { read }: UnitRecorder,
    watch: CallObserver,
    enabledApis: GcpContext['enabledApis'],
  ): GcpContext['assets'] =>
  () =>
    (target.assets ??= start(
      findAssets(target, enabledApis, scope =>
        read(SEARCH_ASSETS.call, () => readAssets(target.transport, scope, watch)),
      ),
    ));

type Stream = Reading<ReadonlyMap<string, ProjectAssets>>;

async function findAssets(
  { project, hierarchy }: GcpTarget,
  enabledApis: GcpContext['enabledApis'],
  ask: (scope: string) => Promise<Stream>,
): Promise<Reading<ProjectAssets>> {
  for (const scope of hierarchy.scopes ?? []) {
    const key = `assets of ${scope}`;
    const known = (hierarchy.shared.get(key) as Promise<Stream> | undefined) ?? start(ask(scope));
    hierarchy.shared.set(key, known);
    const stream = await known;
    const own =
      stream.state === 'value' && project.number !== undefined ? ofProject(stream.value, project.number) : undefined;
    if (own?.state === 'value') return own;
  }
  const enabled = await enabledApis();
  if (enabled.state !== 'value' || !enabled.value.has('cloudasset')) return NOT_ENABLED;
  const stream = await ask(`projects/${project.id}`);
  return stream.state === 'value'
    ? ofProject(stream.value, project.number)
    : stream.state === 'unread'
      ? stream
      : NOT_ENABLED;
}
