import type { LaunchConfiguration } from '@aws-sdk/client-auto-scaling';
import type { Image, ResponseLaunchTemplateData } from '@aws-sdk/client-ec2';
import type { Facets } from '../../../../model/facets.ts';

type Settings = Facets['launchSettings'];

interface Disk {
  readonly device: string;
  readonly encrypted: boolean | undefined;
  readonly fromSnapshot: boolean;
}

/** What is kept of a launch template or configuration; user data is neither read nor kept. */
export interface TemplateSummary {
  readonly image: string | undefined;
  readonly spot: boolean;
  readonly metadataService: Settings['metadataService'];
  readonly assignsPublicIp: boolean;
  readonly disks: readonly Disk[];
}

/** What is kept of an image. */
export interface ImageSummary {
  readonly requiresImdsV2: boolean;
  readonly disks: readonly Disk[];
}

export const templateSummary = (data: ResponseLaunchTemplateData): TemplateSummary => ({
  image: data.ImageId,
  spot: data.InstanceMarketOptions?.MarketType === 'spot',
  metadataService: metadataServiceOf(data.MetadataOptions),
  assignsPublicIp: (data.NetworkInterfaces ?? []).some(one => one.AssociatePublicIpAddress === true),
  disks: disksOf(data.BlockDeviceMappings),
});

export const configurationSummary = (data: LaunchConfiguration): TemplateSummary => ({
  image: data.ImageId,
  spot: (data.SpotPrice ?? '') !== '',
  metadataService: metadataServiceOf(data.MetadataOptions),
  assignsPublicIp: data.AssociatePublicIpAddress === true,
  disks: disksOf(data.BlockDeviceMappings),
});

export const imageSummary = (image: Image): ImageSummary => ({
  requiresImdsV2: image.ImdsSupport === 'v2.0',
  disks: disksOf(image.BlockDeviceMappings),
});

export function metadataServiceOf(
  options: { readonly HttpTokens?: string | undefined; readonly HttpEndpoint?: string | undefined } = {},
): Settings['metadataService'] {
  if (options.HttpEndpoint === 'disabled') return 'disabled';
  if (options.HttpTokens === undefined) return undefined;
  return options.HttpTokens === 'required' ? 'imdsv2-required' : 'imdsv1-allowed';
}

interface Mapping {
  readonly DeviceName?: string | undefined;
  readonly Ebs?: { readonly Encrypted?: boolean | undefined; readonly SnapshotId?: string | undefined } | undefined;
}

/** Instance store volumes and devices that are left out have no `Ebs`. */
const disksOf = (mappings: readonly Mapping[] = []): Disk[] =>
  mappings.flatMap(({ DeviceName: device = '', Ebs: ebs }) =>
    ebs === undefined ? [] : [{ device, encrypted: ebs.Encrypted, fromSnapshot: (ebs.SnapshotId ?? '') !== '' }],
  );

/** What a template and its image give to each new server; of several templates the weakest. */
export function launchSettingsOf(
  all: readonly { readonly template: TemplateSummary; readonly image: ImageSummary | undefined }[],
): Settings {
  const metadata = all.map(({ template }) => template.metadataService);
  const metadataService = metadata.includes('imdsv1-allowed')
    ? 'imdsv1-allowed'
    : metadata.includes(undefined)
      ? undefined
      : (metadata.find(one => one === 'imdsv2-required') ?? 'disabled');
  const undecided = all.filter(({ template }) => template.metadataService === undefined);
  const imageRequiresImdsV2 = every(undecided.map(({ image }) => image?.requiresImdsV2));
  const encryptsDisks = every(all.map(({ template, image }) => encryptsDisksOf(template, image)));
  return {
    ...(metadataService === undefined ? {} : { metadataService }),
    ...(undecided.length === 0 || imageRequiresImdsV2 === undefined ? {} : { imageRequiresImdsV2 }),
    assignsPublicIp: all.some(({ template }) => template.assignsPublicIp),
    ...(encryptsDisks === undefined ? {} : { encryptsDisks }),
  };
}

/** Whether all are true; undefined where none is false and one is unknown. */
function every(all: readonly (boolean | undefined)[]): boolean | undefined {
  if (all.includes(false)) return false;
  return all.includes(undefined) ? undefined : true;
}

/** A disk is encrypted where the template says so, or where its snapshot in the image is. */
function encryptsDisksOf({ disks }: TemplateSummary, image: ImageSummary | undefined): boolean | undefined {
  if (disks.some(({ encrypted }) => encrypted === false)) return false;
  if (image === undefined) return undefined;
  const ofImage = new Map(image.disks.map(disk => [disk.device, disk]));
  const own = new Map(disks.map(disk => [disk.device, disk]));
  return every(
    [...new Set([...ofImage.keys(), ...own.keys()])].map(device => {
      const [asked, given] = [own.get(device), ofImage.get(device)];
      if (asked?.encrypted === true) return true;
      // A template may start a device from another snapshot, which is not read.
      return asked?.fromSnapshot === true ? undefined : given?.encrypted === true;
    }),
  );
}
