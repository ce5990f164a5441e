import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { GcpContext, GcpRead } from '../../context.ts';
import { INSTANCE_TEMPLATES } from './lists.ts';

export const IMAGE: GcpRead = {
  call: 'compute:images.get',
  permission: 'compute.images.get',
  path: '/compute/v1/{image}',
};

interface Properties {
  readonly disks?:
    readonly { readonly boot?: boolean; readonly initializeParams?: { readonly sourceImage?: string } | null }[] | null;
  readonly networkInterfaces?:
    | readonly {
        readonly accessConfigs?: readonly object[] | null;
        readonly ipv6AccessConfigs?: readonly object[] | null;
      }[]
    | null;
  readonly scheduling?: { readonly preemptible?: boolean; readonly provisioningModel?: string } | null;
}
interface Template {
  readonly selfLink?: string;
  readonly properties?: Properties | null;
}

export type Templates = Reading<ReadonlyMap<string, Properties>>;

/** The templates of the project, by id. */
export async function readTemplates(ctx: GcpContext): Promise<Templates> {
  const found = await ctx.read(INSTANCE_TEMPLATES.call, async () => {
    const templates = new Map<string, Properties>();
    await ctx.each<Template>(INSTANCE_TEMPLATES, ({ selfLink, properties }) => {
      if (selfLink !== undefined) templates.set(ctx.fullName('compute', selfLink), properties ?? {});
    });
    return templates;
  });
  return found.state === 'absent' ? value(new Map()) : found;
}

/** The template of a group, by its address. */
export const templateOf = (ctx: GcpContext, templates: Templates, link: string | undefined): Reading<Properties> =>
  flatMapReading(templates, all => {
    const found = link === undefined ? undefined : all.get(ctx.fullName('compute', link));
    return found === undefined ? unread('failed', 'its instance template is not listed') : value(found);
  });

/** Whether the image that a template names still is there, which no template notices. */
export async function launchTemplateOf(
  ctx: GcpContext,
  template: Reading<Properties>,
): Promise<Reading<Facets['launchTemplate']>> {
  if (template.state !== 'value') return template;
  const link = (template.value.disks ?? []).find(({ boot }) => boot === true)?.initializeParams?.sourceImage ?? '';
  const image = /projects\/.+$/.exec(link)?.[0];
  if (image === undefined) return value({ type: 'launch-template', image: 'unspecified' });
  const found = await ctx.shared(`image ${image}`, () =>
    ctx.read(IMAGE.call, () => ctx.get<object>(IMAGE, { image }), { absentOn: ['404'] }),
  );
  if (found.state === 'unread') return found;
  return value({ type: 'launch-template', image: found.state === 'absent' ? 'missing' : 'available' });
}

/** Google encrypts every disk, and its metadata server answers no request without a header. */
export const launchSettingsOf = (template: Reading<Properties>): Reading<Facets['launchSettings']> =>
  mapReading(template, ({ networkInterfaces }) => ({
    metadataService: 'imdsv2-required' as const,
    encryptsDisks: true,
    assignsPublicIp: (networkInterfaces ?? []).some(
      one => (one.accessConfigs ?? []).length > 0 || (one.ipv6AccessConfigs ?? []).length > 0,
    ),
  }));

const isSpot = ({ scheduling }: Properties): boolean =>
  scheduling?.preemptible === true || scheduling?.provisioningModel === 'SPOT';

export const instanceMixOf = (
  template: Reading<Properties>,
  selections: Readonly<Record<string, unknown>> | null | undefined,
): Reading<Facets['instanceMix']> =>
  mapReading(template, one => ({
    instanceTypes: Object.keys(selections ?? {}).length > 0 ? ('multiple' as const) : ('single' as const),
    onDemandBase: !isSpot(one),
  }));

/** Of a group that Google makes machines for by itself. */
export const WITHOUT_TEMPLATE = { launchTemplate: absent, launchSettings: absent, instanceMix: absent } as const;
