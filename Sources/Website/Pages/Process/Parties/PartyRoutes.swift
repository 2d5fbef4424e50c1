internal import Hummingbird
internal import Process

/// Parties with their interests, and goals.
func addPartyRoutes(to router: Router<SiteContext>, site: Site) {
    router.processPage("/partijen", site: site) { view, _ in PartiesView(view: view).html }
    router.processPage("/doelen", site: site) { view, _ in GoalsView(view: view).html }
}
