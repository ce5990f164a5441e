import { CloudbriefError } from '../../../model/errors.ts';

/** One of Microsoft's clouds: its endpoints for sign-in and management. */
export interface AzureCloud {
  readonly name: string;
  /** The endpoint of Resource Manager, without a trailing slash. */
  readonly endpoint: string;
  readonly authority: string;
  /** The audience of tokens for Resource Manager. */
  readonly audience: string;
  /** The endpoint of Microsoft Graph, and the audience of its tokens. */
  readonly directory: string;
}

/** learn.microsoft.com: "National cloud deployments", "Azure Resource Manager endpoints". */
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

/** A cloud by name. `endpoint`: a private one (Azure Stack, a test) with the same API. Throws where it is not https. */
export function azureCloud(name: AzureCloudName = 'public', endpoint?: string): AzureCloud {
  const cloud: AzureCloud = AZURE_CLOUDS[name];
  if (endpoint === undefined) return cloud;
  const url = URL.parse(endpoint);
  // Tokens are sent over TLS only, also to localhost.
  if (url?.protocol !== 'https:') {
    throw new CloudbriefError(
      'CB_CONFIG',
      `The Azure endpoint ${endpoint} is no https address.`,
      'Write it as https://management.example.com.',
    );
  }
  const home = url.href.replace(/\/+$/, '');
  // A private endpoint also replaces Microsoft Graph: nothing is sent to the public cloud.
  return { ...cloud, endpoint: home, directory: home };
}
