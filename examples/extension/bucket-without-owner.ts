import { defineCheck, z } from 'cloudbrief/check';

/** Tags are part of a resource: they need no facet. */
export default defineCheck({
  id: 'bucket-without-owner',
  name: 'Bucket has no owner tag',
  question: 'people',
  resource: 'bucket',
  needs: [],
  severity: 'medium',
  weight: 3,
  title: 'Every bucket has an owner',
  failTitle: 'Buckets that nobody owns',
  risk: 'When nobody owns the data, nobody decides what happens to it.',
  messages: { missing: '{name} has no tag "{tag}" that says who owns it.' },
  remedy: {
    effort: 'S',
    action: 'Name an owner in a tag of each bucket.',
    aws: [{ portal: 'S3: the bucket, Properties, Tags.' }],
  },
  controls: { example_rules: ['DATA-1'] },
  params: z.strictObject({ tag: z.string().min(1).default('owner').describe('Key of the tag') }),
  evaluate: (bucket, judge, { tag }) =>
    bucket.tags[tag] === undefined ? judge.fail('missing', { tag }) : judge.pass(),
});
