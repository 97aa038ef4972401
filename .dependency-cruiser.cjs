const no = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to })
const pure = '^main/features/.+/[^./]+[.]ts$'
module.exports = {
  forbidden: [
    no('no-cycles', {}, { circular: true }),
    no(
      'shared-is-pure',
      { path: '^shared/' },
      {
        path: '^(main|renderer|test)/|^node:|node_modules/(electron|react|leaflet|kysely|better-sqlite3)/',
        dependencyTypesNot: ['type-only'],
      },
    ),
    no('shared-no-node', { path: '^shared/' }, { dependencyTypes: ['core'] }),
    no(
      'renderer-never-sees-main',
      { path: '^renderer/' },
      { path: '^main/|node_modules/(electron|kysely|better-sqlite3)/' },
    ),
    no('renderer-no-node', { path: '^renderer/' }, { dependencyTypes: ['core'] }),
    no('main-never-sees-renderer', { path: '^main/' }, { path: '^renderer/' }),
    no(
      'electron-only-in-its-host',
      { path: '^main/', pathNot: '^main/electron/' },
      { path: '(^|node_modules/)electron(/|$)' },
    ),
    no(
      'hosts-know-only-the-backend',
      { path: '^main/(electron|browser|cli)/' },
      { path: '^main/(features|store)/' },
    ),
    no(
      'hosts-do-not-know-each-other',
      { path: '^main/(electron|browser|cli)/' },
      { path: '^main/(electron|browser|cli)/', pathNot: '^main/$1/' },
    ),
    no(
      'nothing-imports-a-host',
      { path: '^main/(backend|features|store)/' },
      { path: '^main/(electron|browser|cli)/' },
    ),
    no(
      'plain-feature-files-are-pure',
      { path: pure },
      {
        path: '^main/(store|backend)/|[.](store|handlers|worker|files)[.]ts$|node_modules/(kysely|better-sqlite3)/',
      },
    ),
    no('plain-feature-files-no-node', { path: pure }, { dependencyTypes: ['core'] }),
    no(
      'workers-are-pure',
      { path: '[.]worker[.]ts$' },
      { path: '^main/(store|backend)/|[.](store|handlers)[.]ts$|node_modules/(kysely|better-sqlite3)/' },
    ),
    no(
      'only-store-files-touch-the-store',
      { path: '^main/features/', pathNot: '[.](store|handlers)[.]ts$' },
      { path: '^main/store/' },
    ),
    no(
      'main-features-meet-through-their-plain-file',
      { path: '^main/features/([^/]+)/' },
      {
        path: '^main/features/.+[.](store|handlers|worker|files)[.]ts$',
        pathNot: '^main/features/$1/',
      },
    ),
    no(
      'renderer-features-do-not-import-each-other',
      { path: '^renderer/features/([^/]+)/' },
      { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    ),
    no('ui-is-dumb', { path: '^renderer/(ui|map)/' }, { path: '^renderer/(client|features|app)/' }),
    no(
      'leaflet-only-in-map',
      { path: '^renderer/', pathNot: '^renderer/map/' },
      { path: '(^|node_modules/)(@?leaflet|react-leaflet)(/|$)' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
}
