package org.fairgate.account.staff.admin;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.fairgate.account.World;
import org.fairgate.account.staff.StaffService;
import org.fairgate.account.staff.StaffService.SignedInStaff;
import org.fairgate.audit.AuditService;
import org.fairgate.delegation.DelegationLoader;
import org.fairgate.delegation.DelegationService;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.platform.time.Ids;
import org.fairgate.testing.TestDatabase;

/** The organiser's office on a database of a test, with the tree of delegations. */
final class Office {
    private static final AtomicInteger COUNT = new AtomicInteger();

    final World world;
    final DelegationService delegations;
    final StaffAdmin admin;

    Office(TestDatabase database) {
        this.world = new World(database);
        new DelegationLoader(database.db(), new Ids(world.clock, new SecureRandom()))
                .load()
                .await();
        this.delegations = new DelegationService(database.db());
        delegations.runOnce().await();
        this.admin = new StaffAdmin(
                world.kit,
                new StaffAdmin.Parts(
                        world.staff,
                        world.passwords,
                        world.sessions,
                        new AuditService(world.clock),
                        world.accounts.limits().attempts()),
                delegations);
    }

    /** A username that no other test has. */
    static String username() {
        return "member." + COUNT.incrementAndGet();
    }

    /** Somebody who made things but is no account of these tests. */
    StaffId somebody() {
        return new StaffId(world.kit.ids().next());
    }

    String node(String code) {
        return delegations.find(code).orElseThrow().id().toString();
    }

    StaffAdmin.Handover made(String role) {
        return admin.create(username(), new StaffForm("某人", role, ""), somebody())
                .await();
    }

    StaffId organiser() {
        return made("organiser").account().staff().id();
    }

    SignedInStaff signedIn(StaffAdmin.Handover handover) {
        return world.staff
                .signIn(
                        new StaffService.SignIn(handover.account().staff().username(), handover.startPassword(), ""),
                        World.CLIENT)
                .await();
    }
}
