using 'main.bicep'

param name = 'coach'
param image = readEnvironmentVariable('COACH_IMAGE', '')
param replicas = { least: 2, most: 10 }
param privateNetwork = true
param slack = true
param signInClientId = readEnvironmentVariable('COACH_SIGN_IN', '')
param alertEmail = readEnvironmentVariable('COACH_ALERTS', '')
param logDays = 90
