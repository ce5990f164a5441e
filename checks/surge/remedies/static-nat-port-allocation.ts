import type { Recipes } from 'cloudbrief/check';

export default {
  gcp: [
    {
      for: 'compute.googleapis.com/Router',
      first: ['addresses-for-ports'],
      impact: ['open-connections-cut'],
      save: [
        'gcloud compute routers nats describe {name} --router <router> --region {region} --format=json --project {account} > nat-before.json',
      ],
      run: [
        'gcloud compute routers nats update {name} --router <router> --enable-dynamic-port-allocation --no-enable-endpoint-independent-mapping --min-ports-per-vm 64 --max-ports-per-vm 4096 --region {region} --project {account}',
      ],
      verify:
        "gcloud compute routers nats describe {name} --router <router> --format='value(enableDynamicPortAllocation,maxPortsPerVm)' --region {region} --project {account}",
      undo: [
        'gcloud compute routers nats update {name} --router <router> --no-enable-dynamic-port-allocation --min-ports-per-vm <ports-before> --region {region} --project {account}',
      ],
    },
  ],
} satisfies Recipes;
