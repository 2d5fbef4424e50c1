internal import Hummingbird
internal import Process

/// Everything about area processes; nothing on a server that only reads.
func addProcessRoutes(to router: Router<SiteContext>, site: Site) {
    guard site.processes != nil else { return }
    addProcessListRoutes(to: router, site: site)
    addOverviewRoutes(to: router, site: site)
    addProductRoutes(to: router, site: site)
    addBoardRoutes(to: router, site: site)
    addPartyRoutes(to: router, site: site)
    addDynamicsRoutes(to: router, site: site)
    addCooperationRoutes(to: router, site: site)
    addLogRoutes(to: router, site: site)
    addDecisionRoutes(to: router, site: site)
    addTimelineRoutes(to: router, site: site)
    addReportRoute(to: router, site: site)
    addPlacesRoutes(to: router, site: site)
    addMemberRoutes(to: router, site: site)
    addInviteRoute(to: router, site: site)
    addWithdrawRoute(to: router, site: site)
    addLiveRoute(to: router, site: site)
    addAttachmentRoutes(to: router, site: site)
    addItemRoutes(Card.self, to: router, site: site)
    addItemRoutes(Party.self, to: router, site: site)
    addItemRoutes(Interest.self, to: router, site: site)
    addItemRoutes(Goal.self, to: router, site: site)
    addItemRoutes(GoalRelation.self, to: router, site: site)
    addItemRoutes(Activity.self, to: router, site: site)
    addItemRoutes(WorkingGroup.self, to: router, site: site)
    addItemRoutes(Trigger.self, to: router, site: site)
    addItemRoutes(CardJoint.self, to: router, site: site)
}
