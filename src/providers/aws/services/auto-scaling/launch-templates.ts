import type { AutoScalingClient, AutoScalingGroup, LaunchTemplateSpecification } from '@aws-sdk/client-auto-scaling';
import type * as sdk from '@aws-sdk/client-auto-scaling';
import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';

/** What we keep of a recipe; the script that a machine runs at its start is neither looked at nor kept. */
interface TemplateSummary {
  readonly image: string | undefined;
  readonly spare: boolean;
}
type Facts = { readonly [F in 'launchTemplate' | 'instanceMix']: Reading<Facets[F]> };

/** What the groups of a region make machines from. Groups share recipes and images, so each is asked for once. */
export interface LaunchTemplates {
  readonly of: (group: AutoScalingGroup) => Promise<Facts>;
}

export function createLaunchTemplates(
  ctx: AwsContext,
  autoscaling: typeof sdk,
  client: AutoScalingClient,
): LaunchTemplates {
  const images = once((id: string) => readImage(ctx, id));
  const templates = once((key: string) => readTemplate(ctx, key));
  const configurations = once(() => readConfigurations(ctx, autoscaling, client));

  const written = async (group: AutoScalingGroup): Promise<Reading<TemplateSummary>> => {
    const template = templateOf(group);
    if (template !== undefined) return templates(keyOf(template));
    const name = group.LaunchConfigurationName;
    if (name === undefined) return absent;
    return flatMapReading(await configurations(''), all => {
      const found = all.get(name);
      return found === undefined ? unread('failed', 'its launch configuration is not in the list') : value(found);
    });
  };

  return {
    of: async group => {
      const recipe = await written(group);
      const id = recipe.state === 'value' ? recipe.value.image : undefined;
      const sort = templateOf(group) === undefined ? 'launch-configuration' : 'launch-template';
      const image = await imageOf(id, images);
      return {
        launchTemplate: flatMapReading(recipe, () => mapReading(image, known => ({ type: sort, image: known }))),
        instanceMix: mapReading(recipe, ({ spare }) => instanceMixOf(group, spare)),
      };
    },
  };
}

function once<T>(read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const asked = new Map<string, Promise<T>>();
  return key => {
    const answer = asked.get(key) ?? read(key);
    asked.set(key, answer);
    return answer;
  };
}

const templateOf = (group: AutoScalingGroup): LaunchTemplateSpecification | undefined =>
  group.LaunchTemplate ?? group.MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification;

/** A group that names no version takes the default one. */
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
    const [found] = assertField(answer.LaunchTemplateVersions, 'LaunchTemplateVersions');
    const data = assertField(found?.LaunchTemplateData, 'LaunchTemplateData');
    return { image: data.ImageId, spare: data.InstanceMarketOptions?.MarketType === 'spot' };
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
          spare: (one.SpotPrice ?? '') !== '',
        });
    return found;
  });
}

/** A recipe may leave the image to a parameter, which always names the newest, or to something else. */
function imageOf(
  id: string | undefined,
  images: (id: string) => Promise<Reading<Facets['launchTemplate']['image']>>,
): Promise<Reading<Facets['launchTemplate']['image']>> {
  return id?.startsWith('ami-') === true ? images(id) : Promise.resolve(value('unspecified'));
}

/** Asked for as a filter: an image that is gone is then no error, and one that we may not use is gone for us. */
async function readImage(ctx: AwsContext, id: string): Promise<Reading<'available' | 'missing'>> {
  const { DescribeImagesCommand, EC2Client } = await import('@aws-sdk/client-ec2');
  return ctx.read('ec2:DescribeImages', async () => {
    const answer = await ctx
      .client(EC2Client)
      .send(new DescribeImagesCommand({ Filters: [{ Name: 'image-id', Values: [id] }], IncludeDeprecated: true }));
    return assertField(answer.Images, 'Images').length > 0 ? 'available' : 'missing';
  });
}

function instanceMixOf({ MixedInstancesPolicy: mixed }: AutoScalingGroup, spare: boolean): Facets['instanceMix'] {
  if (mixed === undefined) return { instanceTypes: 'single', onDemandBase: !spare };
  const overrides = mixed.LaunchTemplate?.Overrides ?? [];
  // Requirements instead of names fit whatever has that many processors.
  const wide = overrides.some(({ InstanceRequirements: needs }) => needs !== undefined);
  const { OnDemandBaseCapacity: base = 0, OnDemandPercentageAboveBaseCapacity: above = 100 } =
    mixed.InstancesDistribution ?? {};
  return {
    instanceTypes: wide || new Set(overrides.map(({ InstanceType: type }) => type)).size > 1 ? 'multiple' : 'single',
    onDemandBase: base > 0 || above > 0,
  };
}
