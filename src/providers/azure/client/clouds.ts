import { CloudbriefError } from '../../../model/errors.ts';

/** One of Microsoft's clouds: who signs people in, and where resources are managed. */
export interface AzureCloud {
  readonly name: string;
  /** Where Resource Manager answers, without a slash at the end. */
  readonly endpoint: string;
  readonly authority: string;
  /** What a token must be good for. */
  readonly audience: string;
  /** Where the directory answers; a token for it is good for nothing else. */
  readonly directory: string;
}

/** As Microsoft publishes them: learn.microsoft.com, "National cloud deployments" and "Azure Resource Manager endpoints". */
export const AZURE_CLOUDS = {
  public: {
    name: 'public',
    endpoint: 'https://management.azure.com',
    authority: 'https://login.microsoftonline.com',
    audience: 'https://management.azure.com',
    directory: 'https://graph.microsoft.com',
  },
  china: {
    name: 'china',
    endpoint: 'https://management.chinacloudapi.cn',
    authority: 'https://login.chinacloudapi.cn',
    audience: 'https://management.chinacloudapi.cn',
    directory: 'https://microsoftgraph.chinacloudapi.cn',
  },
  'us-government': {
    name: 'us-government',
    endpoint: 'https://management.usgovcloudapi.net',
    authority: 'https://login.microsoftonline.us',
    audience: 'https://management.usgovcloudapi.net',
    directory: 'https://graph.microsoft.us',
  },
} as const satisfies Record<string, AzureCloud>;

export type AzureCloudName = keyof typeof AZURE_CLOUDS;
export const AZURE_CLOUD_NAMES = Object.keys(AZURE_CLOUDS) as AzureCloudName[];

/** A cloud by name; `endpoint` leads to a private one (Azure Stack, a test) that speaks the same language. */
export function azureCloud(name: AzureCloudName = 'public', endpoint?: string): AzureCloud {
  const cloud: AzureCloud = AZURE_CLOUDS[name];
  if (endpoint === undefined) return cloud;
  const url = URL.parse(endpoint);
  // A token never travels in the open, not even to a machine next door.
  if (url?.protocol !== 'https:') {
    throw new CloudbriefError(
      'CB_CONFIG',
      `The Azure endpoint ${endpoint} is no https address.`,
      'Write it as https://management.example.com.',
    );
  }
  const home = url.href.replace(/\/+$/, '');
  // Whoever stands in for Resource Manager stands in for the directory: a private cloud asks nobody outside.
  return { ...cloud, endpoint: home, directory: home };
}
