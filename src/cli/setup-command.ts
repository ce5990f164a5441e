import { Option, type Command } from 'commander';
import { cloudArgument } from './options.ts';
import type { SetupFlags } from './setup.ts';

/** What a platform team applies once, so that all accounts can be read. */
export function setup(root: Command): void {
  root
    .command('setup')
    .description('infrastructure as code that grants the policy in every account of an organization')
    .addArgument(cloudArgument())
    .option('--metrics', 'with permission to read metrics, for `assess --metrics`')
    .addOption(
      new Option(
        '--format <format>',
        'the first is the default: aws stackset or terraform; azure bicep or terraform; gcp terraform or gcloud',
      ).choices(['stackset', 'bicep', 'gcloud', 'terraform']),
    )
    .action(async (cloud: string, flags: SetupFlags) => {
      const { setup } = await import('./setup.ts');
      await setup(cloud, flags);
    });
}
