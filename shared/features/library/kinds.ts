type Kind = readonly [type: string, words: RegExp]

const problemKinds: readonly Kind[] = [
  ['Youths gathering', /\byouths?\b|\byoung people|\bgather|\bunder-age|\bteenager/i],
  ['Street drinking', /\bdrink|\bdrunk|\balcohol/i],
  ['Noise', /\bnois[ey]|\bloud|\bparty|\bparties/i],
  ['Vehicle nuisance', /\bvehicles?\b|\bcars?\b|\bmopeds?\b|\bracing|\bquad bikes?\b|\bmotorcycl/i],
  ['Fly-tipping and litter', /\bfly-?tip|\blitter|\brubbish|\brefuse\b/i],
  ['Deliberate fires', /\bfires?\b|\barson/i],
  ['Drug dealing or use', /\bdrugs?\b|\bdealing|\bneedles?\b/i],
  ['Criminal damage', /\bdamage|\bvandal|\bgraffiti/i],
  ['Neighbour dispute', /\bneighbours? (?:dispute|complain)|\bdispute/i],
  ['Begging and rough sleeping', /\bbeg(?:ging|gars?)|\brough sleep/i],
]

const placeKinds: readonly Kind[] = [
  ['Leisure centre or park', /\bleisure centre|\bparks?\b|\bgardens\b|\bskate|\bplayground|\brecreation/i],
  ['Shops and parade', /\bshops?\b|\bparade\b|\bshopping|\boff-licence/i],
  ['City centre at night', /\bcity centre|\bnight-time|\bbars?\b|\btaxi/i],
  ['Residential street', /\bresidential|\bterraced?\b|\bhousehold/i],
  ['Flats', /\bflats?\b|\btower block|\bstairwell/i],
  ['Main road or car park', /\bparkway|\bmain road|\bcar parks?\b|\broundabout/i],
  ['Transport stop or station', /\bbus (?:stop|station)|\brailway|\bstation\b/i],
  ['School', /\bschools?\b|\bcolleges?\b/i],
  ['Open land', /\ballotments?\b|\bmeadows?\b|\bwoods?\b|\bquarry|\bopen land|\bcanal/i],
]

const responseKinds: readonly Kind[] = [
  ['Planned policing', /\bpatrol|\bplanned policing|\bpolice (?:evenings|operation)|\bseiz/i],
  ['Licensing and test purchasing', /\btest purchas|\blicens|\boff-licence|\btrading standards/i],
  ['Outreach and treatment', /\boutreach|\btreatment|\balcohol services|\bdrug services/i],
  ['Youth work and diversion', /\byouth work|\bdetached|\bdiversion|\bactivit|\bsports? session/i],
  ['Letters and parents', /\bletters?\b|\bparents?\b/i],
  ['Cameras', /\bcctv|\bcameras?\b/i],
  [
    'Lighting and design',
    /\blight(?:ing|s)?\b|\bgates?\b|\bfenc|\bdesign|\bbarrier|\bspeed table|\bbollard/i,
  ],
  ['Orders and enforcement', /\border\b|\bnotices?\b|\bwarnings?\b|\binjunction|\bfines?\b|\benforce/i],
  ['Signs and publicity', /\bsigns?\b|\bposter|\bcampaign|\bleaflet/i],
  ['Mediation', /\bmediat|\bcase conference/i],
  ['Cleaning and removal', /\bclean|\bclear(?:ed|ance)|\bremov(?:al|ed)|\bskip\b/i],
]

const namesOf = (kinds: readonly Kind[]) => kinds.map(([type]) => type)
const kindsIn = (kinds: readonly Kind[], text: string) =>
  kinds.filter(([, words]) => words.test(text)).map(([type]) => type)

/** What people here call problems, places and responses; a bureau may write others. */
export const problemTypes = namesOf(problemKinds)
export const placeTypes = namesOf(placeKinds)
export const responseTypes = namesOf(responseKinds)

/** The kinds of problem that a text speaks of: a rule of thumb, by its words. */
export const problemsIn = (text: string) => kindsIn(problemKinds, text)
/** The kinds of place that a text speaks of: a rule of thumb, by its words. */
export const placesIn = (text: string) => kindsIn(placeKinds, text)
/** The kinds of response that a text speaks of: a rule of thumb, by its words. */
export const responsesIn = (text: string) => kindsIn(responseKinds, text)
