// What somebody should get up for: it doesn't answer, it answers with errors, it is slow, or replies don't arrive.
param name string
param location string
param tags object
param email string
param appId string
param insightsId string

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${name}-alerts'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: take(name, 12)
    enabled: true
    emailReceivers: [{ name: 'operator', emailAddress: email, useCommonAlertSchema: true }]
  }
}

var watched = [
  {
    name: 'restarts'
    metric: 'RestartCount'
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: 3
    dimensions: []
  }
  { name: 'no-replica', metric: 'Replicas', aggregation: 'Maximum', operator: 'LessThan', threshold: 1, dimensions: [] }
  {
    name: 'errors'
    metric: 'Requests'
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: 10
    dimensions: [{ name: 'statusCodeCategory', operator: 'Include', values: ['5xx'] }]
  }
]

resource alert 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for one in watched: {
    name: '${name}-${one.name}'
    location: 'global'
    tags: tags
    properties: {
      severity: 1
      enabled: true
      scopes: [appId]
      evaluationFrequency: 'PT1M'
      windowSize: 'PT5M'
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: one.name
            metricName: one.metric
            timeAggregation: one.aggregation
            operator: one.operator
            threshold: one.threshold
            dimensions: one.dimensions
          }
        ]
      }
      actions: [{ actionGroupId: people.id }]
    }
  }
]

var asked = [
  {
    name: 'slow-turns'
    query: 'customMetrics | where name == "coach.turn.duration" | summarize mean = sum(valueSum) / sum(valueCount) | where mean > 1.5'
  }
  {
    name: 'lost-replies'
    query: 'customMetrics | where name == "coach.sends" and tostring(customDimensions["coach.outcome"]) in ("refused", "unknown") | summarize failed = sum(valueSum) | where failed > 5'
  }
]

resource question 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for one in asked: {
    name: '${name}-${one.name}'
    location: location
    tags: tags
    properties: {
      severity: 2
      enabled: true
      scopes: [insightsId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      criteria: { allOf: [{ query: one.query, timeAggregation: 'Count', operator: 'GreaterThan', threshold: 0 }] }
      actions: { actionGroups: [people.id] }
    }
  }
]
