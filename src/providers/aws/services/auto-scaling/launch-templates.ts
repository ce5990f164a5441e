import type { AutoScalingClient, AutoScalingGroup, LaunchTemplateSpecification } from '@aws-sdk/client-auto-scaling';
import type * as sdk from '@aws-sdk/client-auto-scaling';
import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { memoize, once } from '../../../kit/memoize.ts';
import { assertLastPage } from '../../../kit/page-guard.ts';
import { assertField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';
import {
  configurationSummary,
  imageSummary,
  launchSettingsOf,
  templateSummary,
  type ImageSummary,
  type TemplateSummary,
} from './launch-settings.ts';

type LaunchFacets = { readonly [F in 'launchTemplate' | 'launchSettings' | 'instanceMix']: Reading<Facets[F]> };
type ImageOf = (template: TemplateSummary) => Promise<Reading<ImageSummary | 'missing' | 'unspecified'>>;

/** The launch templates behind the groups of a region. Groups share templates and images, so each is read once. */
export interface LaunchTemplates {
  readonly facetsOf: (group: AutoScalingGroup) => Promise<LaunchFacets>;
}

export function createLaunchTemplates(
  ctx: AwsContext,
  autoscaling: typeof sdk,
  client: AutoScalingClient,
): LaunchTemplates {
  const images = memoize((id: string) => readImage(ctx, id));
  const templates = memoize((key: string) => readTemplate(ctx, key));
  const configurations = once(() => readConfigurations(ctx, autoscaling, client));

  /** A template may name an SSM parameter instead of an image, or no image at all. */
  const imageOf: ImageOf = async ({ image }) =>
    image?.startsWith('ami-') === true ? images(image) : value('unspecified');

  const summaryOf = async (group: AutoScalingGroup): Promise<Reading<TemplateSummary>> => {
    const template = templateOf(group);
    if (template !== undefined) return templates(keyOf(template));
    const name = group.LaunchConfigurationName;
    if (name === undefined) return absent;
    return flatMapReading(await configurations(), all => {
      const found = all.get(name);
      return found === undefined ? unread('failed', 'its launch configuration is not in the list') : value(found);
    });
  };

  return {
    facetsOf: async group => {
      const summary = await summaryOf(group);
      const others = await Promise.all(otherTemplatesOf(group).map(one => templates(keyOf(one))));
      const type = templateOf(group) === undefined ? 'launch-configuration' : 'launch-template';
      const image = summary.state === 'value' ? await imageOf(summary.value) : summary;
      return {
        launchTemplate: mapReading(image, known => ({ type, image: typeof known === 'string' ? known : 'available' })),
        launchSettings: await settingsOf([summary, ...others], imageOf),
        instanceMix: mapReading(summary, ({ spot }) => instanceMixOf(group, spot)),
      };
    },
  };
}

/** What all templates of a group give to its servers. */
async function settingsOf(
  summaries: readonly Reading<TemplateSummary>[],
  imageOf: ImageOf,
): Promise<Reading<Facets['launchSettings']>> {
  const all: Parameters<typeof launchSettingsOf>[0][number][] = [];
  for (const summary of summaries) {
    if (summary.state !== 'value') return summary;
    const image = await imageOf(summary.value);
    if (image.state === 'unread') return image;
    all.push({
      template: summary.value,
      image: image.state === 'value' && typeof image.value !== 'string' ? image.value : undefined,
    });
  }
  return value(launchSettingsOf(all));
}

const templateOf = (group: AutoScalingGroup): LaunchTemplateSpecification | undefined =>
  group.LaunchTemplate ?? group.MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification;

/** Instance types of a mixed group may have templates of their own. */
const otherTemplatesOf = ({ MixedInstancesPolicy: mixed }: AutoScalingGroup): readonly LaunchTemplateSpecification[] =>
  (mixed?.LaunchTemplate?.Overrides ?? []).flatMap(({ LaunchTemplateSpecification: own }) => own ?? []);

/** A group that names no version uses the default version. */
const keyOf = ({ LaunchTemplateId: id, LaunchTemplateName: name, Version }: LaunchTemplateSpecification): string =>
  [id ?? '', id === undefined ? (name ?? '') : '', Version ?? '$Default'].join(' ');

async function readTemplate(ctx: AwsContext, key: string): Promise<Reading<TemplateSummary>> {
  const { DescribeLaunchTemplateVersionsCommand, EC2Client } = await import('@aws-sdk/client-ec2');
  const [id = '', name = '', version = ''] = key.split(' ');
  return ctx.read('ec2:DescribeLaunchTemplateVersions', async () => {
    const which = id === '' ? { LaunchTemplateName: name } : { LaunchTemplateId: id };
    const answer = await ctx
      .client(EC2Client)
      .send(new DescribeLaunchTemplateVersionsCommand({ ...which, Versions: [version] }));
    assertLastPage(answer.NextToken);
    const [found] = assertField(answer.LaunchTemplateVersions, 'LaunchTemplateVersions');
    return templateSummary(assertField(found?.LaunchTemplateData, 'LaunchTemplateData'));
  });
}

function readConfigurations(
  ctx: AwsContext,
  autoscaling: typeof sdk,
  client: AutoScalingClient,
): Promise<Reading<ReadonlyMap<string, TemplateSummary>>> {
  return ctx.read('autoscaling:DescribeLaunchConfigurations', async () => {
    const found = new Map<string, TemplateSummary>();
    for await (const page of autoscaling.paginateDescribeLaunchConfigurations({ client, pageSize: 100 }, {}))
      for (const one of assertField(page.LaunchConfigurations, 'LaunchConfigurations'))
        found.set(assertField(one.LaunchConfigurationName, 'LaunchConfigurationName'), configurationSummary(one));
    return found;
  });
}

/** A filter returns no error for an image that is deregistered or not shared with the account: both are missing. */
async function readImage(ctx: AwsContext, id: string): Promise<Reading<ImageSummary | 'missing'>> {
  const { DescribeImagesCommand, EC2Client } = await import('@aws-sdk/client-ec2');
  return ctx.read('ec2:DescribeImages', async () => {
    const answer = await ctx
      .client(EC2Client)
      .send(new DescribeImagesCommand({ Filters: [{ Name: 'image-id', Values: [id] }], IncludeDeprecated: true }));
    const [found] = assertField(answer.Images, 'Images');
    return found === undefined ? 'missing' : imageSummary(found);
  });
}

function instanceMixOf({ MixedInstancesPolicy: mixed }: AutoScalingGroup, spot: boolean): Facets['instanceMix'] {
  if (mixed === undefined) return { instanceTypes: 'single', onDemandBase: !spot };
  const overrides = mixed.LaunchTemplate?.Overrides ?? [];
  // Attribute-based selection matches several instance types.
  const byAttributes = overrides.some(({ InstanceRequirements: requirements }) => requirements !== undefined);
  const { OnDemandBaseCapacity: base = 0, OnDemandPercentageAboveBaseCapacity: above = 100 } =
    mixed.InstancesDistribution ?? {};
  return {
    instanceTypes:
      byAttributes || new Set(overrides.map(({ InstanceType: type }) => type)).size > 1 ? 'multiple' : 'single',
    onDemandBase: base > 0 || above > 0,
  };
}
