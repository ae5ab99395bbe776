// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.refcount;

import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.Refs;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JII_Result;

/** A weak reference is about to be made to an object that another thread defers: deferral gives way. */
@JCStressTest
@Outcome(id = "2, 0, 0", expect = Expect.ACCEPTABLE, desc = "Counted plainly.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Deferred although weakly referred to, or a count went astray.")
@State
public class DeferVersusWeakrefStress extends Hot {
    {
        merged();
        contended();
        foreign.detach();
        foreign2.detach();
        owner.detach();
    }

    @Actor
    public void defers() {
        foreign.attach();
        Refs.incref(foreign, subject);
        Refs.decref(foreign, subject);
        foreign.detach();
    }

    @Actor
    public void refers() {
        foreign2.attach();
        Refs.enableWeakrefs(foreign2, subject);
        foreign2.detach();
    }

    @Arbiter
    public void arbiter(JII_Result r) {
        r.r1 = total();
        r.r2 = subject.deaths;
        r.r3 = GcHeader.isDeferred(subject) ? 1 : 0;
    }
}
