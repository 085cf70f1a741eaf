package org.fairgate.account.base;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.security.BlindIndex;
import org.fairgate.platform.time.Ids;

/** What every service of this feature is made with. */
public record Kit(Db db, InstantSource clock, Ids ids, SecureRandom random, BlindIndex index) {}
