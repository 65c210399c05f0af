import { roles } from 'roles.bicep'

param name string
param location string
param tags object
param principalId string

var pull = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.acrPull)

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: 'Basic' }
  properties: { adminUserEnabled: false }
}

resource mayPull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, principalId, pull)
  scope: registry
  properties: { principalId: principalId, principalType: 'ServicePrincipal', roleDefinitionId: pull }
}

output server string = registry.properties.loginServer
