/** What a job is called on the screen while it runs. */
export const jobWords: Record<string, string> = {
  'analysis.loadPresence': 'Loading positions',
  'analysis.run': 'Finding hotspots',
  'analysis.lookForNews': 'Looking for what is new',
  'imports.loadPostcodes': 'Loading postcodes',
  'imports.run': 'Importing a file',
  'imports.sweep': 'Looking into the drop folders',
  'packs.make': 'Making a pack',
  'tasking.makeAssessment': 'Drafting the assessment',
  'tasking.recheckAssessment': 'Making an assessment again',
  'settings.openDemonstration': 'Opening the demonstration bureau',
}
