import type { Recipes } from 'cloudbrief/check';

export default {
  azure: [
    {
      for: 'Microsoft.Resources/subscriptions',
      first: ['which-service-customers-use'],
      impact: ['larger-class-has-a-price'],
      run: [
        'az aks update --name <cluster> --tier standard --resource-group <resource-group> --subscription {account}',
      ],
      portal: 'App Service plan, App Configuration or SignalR > Scale up > a paid tier',
      act: ['or-new-one-of-paid-tier'],
      verify:
        'az aks show --name <cluster> --query sku.tier --resource-group <resource-group> --subscription {account}',
      undo: ['az aks update --name <cluster> --tier free --resource-group <resource-group> --subscription {account}'],
    },
  ],
} satisfies Recipes;
