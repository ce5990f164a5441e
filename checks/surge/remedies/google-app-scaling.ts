import type { Recipe } from 'cloudbrief/check';

/** Several copies of an app of Cloud Run and App Engine, as many as the load asks for. */
export const GOOGLE_APP_SCALING = [
  {
    for: 'run.googleapis.com/Service',
    first: ['load-that-one-copy-carries', 'state-not-on-server'],
    impact: ['price-follows-load'],
    portal: 'Cloud Run > service > Edit & deploy new revision > Service scaling > Auto scaling',
    verify:
      "gcloud run services describe {name} --format 'json(metadata.annotations)' --region {region} --project {account}",
    undo: 'set-back-in-console',
  },
  {
    for: 'appengine.googleapis.com/Service',
    first: ['load-that-one-copy-carries', 'state-not-on-server'],
    impact: ['price-follows-load'],
    edit: {
      file: 'app.yaml',
      say: 'automatic-scaling',
      from: 'app.yaml',
      code: 'automatic_scaling',
      old: 'manual_scaling',
    },
    run: [
      'gcloud app deploy app.yaml --no-promote --project {account}',
      'gcloud app services set-traffic {name} --splits <new-version>=1 --project {account}',
    ],
    verify: 'gcloud app versions list --service {name} --project {account}',
    undo: ['gcloud app services set-traffic {name} --splits <former-version>=1 --project {account}'],
  },
] satisfies readonly Recipe[];
