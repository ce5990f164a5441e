import type { ArmResource, ArmType } from './arm.ts';
import { listCall } from './arm.ts';
import { computeResources } from './arm-compute.ts';
import { hasErrorName, UnreadListError } from './failure.ts';
import type { CallObserver } from '../../kit/call-observer.ts';
import { pagesOf, type AzureTransport } from './transport.ts';

/**
 * Lists a type without Resource Graph: one list for the subscription, or one for each parent resource. An unregistered
 * provider has no resources, because one that has some cannot be unregistered (Microsoft, "Resource providers").
 */
export async function* listByArm(
  transport: AzureTransport,
  subscription: string,
  type: ArmType,
  watch: CallObserver,
): AsyncGenerator<ArmResource> {
  if (type.digest !== undefined) throw new UnreadListError('failed', `only Resource Graph lists ${type.type}`);
  try {
    yield* listRegistered(transport, subscription, type, watch);
  } catch (error) {
    if (!hasErrorName(error, ['MissingSubscriptionRegistration'])) throw error;
  }
}

async function* listRegistered(
  transport: AzureTransport,
  subscription: string,
  type: ArmType,
  watch: CallObserver,
): AsyncGenerator<ArmResource> {
  const suffix = `api-version=${type.apiVersion}`;
  if (type.within === undefined) {
    const path = `/subscriptions/${subscription}/providers/${type.type}?${suffix}`;
    for await (const page of pagesOf<ArmResource>(transport, path, listCall(type), watch)) yield* page;
    return;
  }
  const leaf = type.listedAs ?? type.type.split('/').at(-1) ?? '';
  // Another collector declares the list of the parents; this unit calls it too.
  const parentWatch = { ...watch, declared: new Set([...watch.declared, listCall(type.within)]) };
  const { within } = type;
  const parents =
    'list' in within
      ? computeResources(transport, subscription, within, parentWatch)
      : listByArm(transport, subscription, within, parentWatch);
  for await (const parent of parents) {
    const path = `${parent.id}/${leaf}?${suffix}`;
    for await (const page of pagesOf<ArmResource>(transport, path, listCall(type), watch)) yield* page;
  }
}
