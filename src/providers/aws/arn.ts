export interface Arn {
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** Region, account and resource of an ARN; undefined for any other text. */
export function parseArn(text: string): Arn | undefined {
  const [arn, , , region, account, ...resource] = text.split(':');
  if (arn !== 'arn' || region === undefined || account === undefined || resource.length === 0) return undefined;
  return { region, account, resource: resource.join(':') };
}

/** The name at the end of an ARN or of a queue URL. */
export const lastSegment = (text: string, separator = ':'): string => text.split(separator).at(-1) ?? text;
