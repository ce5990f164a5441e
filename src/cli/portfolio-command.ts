import { Option, type Command } from 'commander';
import { LANGUAGES } from '../model/language.ts';
import { list, withBrowser, withConfig } from './options.ts';
import type { PortfolioFlags } from './portfolio.ts';

/** The page over several clients. */
export function portfolio(root: Command): void {
  const command = withConfig(root.command('portfolio'))
    .description(
      'one page over the saved assessments of several clients: who has most critical gaps, and what they share',
    )
    .argument('<assessments...>', 'paths of assessment.json files; of each client the newest counts')
    .option('--out <folder>', 'output folder', './cloudbrief-out')
    .option('--format <formats>', 'pdf, html, json (comma-separated; default: the first two)', list)
    .addOption(new Option('--lang <language>', 'language of the page').choices([...LANGUAGES]))
    .addOption(new Option('--page <size>', 'paper size').choices(['a4', 'letter']))
    .option('--templates <folder>', 'custom templates that replace built-in ones of the same name');
  withBrowser(command).action(async (paths: string[], flags: PortfolioFlags, program: Command) => {
    const { portfolio } = await import('./portfolio.ts');
    process.exitCode = await portfolio(paths, flags, program.optsWithGlobals());
  });
}
