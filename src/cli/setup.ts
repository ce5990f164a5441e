import { CloudbriefError } from '../model/errors.ts';
import { providerNamed } from './provider-named.ts';
import { print, warn } from './terminal.ts';

export interface SetupFlags {
  readonly metrics?: boolean;
  readonly format?: string;
}

/** Prints what creates the permissions of `policy` in a whole organization; the commands that apply it go to standard error. */
export async function setup(cloud: string, { metrics = false, format }: SetupFlags): Promise<void> {
  const { title, reader } = providerNamed(cloud);
  const templates = (await reader()).setup;
  const formats = Object.keys(templates);
  const template = templates[format ?? formats[0] ?? ''];
  if (template === undefined)
    throw new CloudbriefError(
      'CB_USAGE',
      `${title} is not set up in the format ${format ?? ''}.`,
      `Its formats are: ${formats.join(', ')}.`,
    );
  await print(template.text(metrics));
  warn(`Save it as ${template.file}, then:\n${template.next.map(command => `  ${command}`).join('\n')}`);
}
