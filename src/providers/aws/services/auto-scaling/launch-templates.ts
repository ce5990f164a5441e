import type { AutoScalingClient, AutoScalingGroup, LaunchTemplateSpecification } from '@aws-sdk/client-auto-scaling';
import type * as sdk from '@aws-sdk/client-auto-scaling';
import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { memoize, once } from '../../../kit/memoize.ts';
import { assertLastPage } from '../../../kit/page-guard.ts';
import { assertField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';

/** What is kept of a launch template or configuration; user data is neither read nor kept. */
interface TemplateSummary {
  readonly image: string | undefined;
  readonly spot: boolean;
}
type LaunchFacets = { readonly [F in 'launchTemplate' | 'instanceMix']: Reading<Facets[F]> };

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
      const id = summary.state === 'value' ? summary.value.image : undefined;
      const type = templateOf(group) === undefined ? 'launch-configuration' : 'launch-template';
      const image = await imageOf(id, images);
      return {
        launchTemplate: flatMapReading(summary, () => mapReading(image, known => ({ type, image: known }))),
        instanceMix: mapReading(summary, ({ spot }) => instanceMixOf(group, spot)),
      };
    },
  };
}

const templateOf = (group: AutoScalingGroup): LaunchTemplateSpecification | undefined =>
  group.LaunchTemplate ?? group.MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification;

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
    const data = assertField(found?.LaunchTemplateData, 'LaunchTemplateData');
    return { image: data.ImageId, spot: data.InstanceMarketOptions?.MarketType === 'spot' };
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
        found.set(assertField(one.LaunchConfigurationName, 'LaunchConfigurationName'), {
          image: one.ImageId,
          spot: (one.SpotPrice ?? '') !== '',
        });
    return found;
  });
}

/** A template may name an SSM parameter instead of an image, or no image at all. */
function imageOf(
  id: string | undefined,
  images: (id: string) => Promise<Reading<Facets['launchTemplate']['image']>>,
): Promise<Reading<Facets['launchTemplate']['image']>> {
  return id?.startsWith('ami-') === true ? images(id) : Promise.resolve(value('unspecified'));
}

/** A filter returns no error for an image that is deregistered or not shared with the account: both are missing. */
async function readImage(ctx: AwsContext, id: string): Promise<Reading<'available' | 'missing'>> {
  const { DescribeImagesCommand, EC2Client } = await import('@aws-sdk/client-ec2');
  return ctx.read('ec2:DescribeImages', async () => {
    const answer = await ctx
      .client(EC2Client)
      .send(new DescribeImagesCommand({ Filters: [{ Name: 'image-id', Values: [id] }], IncludeDeprecated: true }));
    return assertField(answer.Images, 'Images').length > 0 ? 'available' : 'missing';
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
