import type { Finding } from '../../model/finding.ts';
import { sanitizeLine } from './sanitize-line.ts';

/** A path for tools that locate findings in files: it consists of what stays the same between runs. */
export function sourcePath({ check, resource }: Finding): string {
  return ['cloud', resource.provider, resource.account, resource.region, check].map(pathSegment).join('/');
}

/** A path segment: not empty, without separators, not a relative path. */
export function pathSegment(text: string): string {
  const encoded = encodeURIComponent(sanitizeLine(text));
  return encoded === '' || /^\.+$/.test(encoded) ? '_' : encoded;
}
