#include "duly/care.hpp"
#include "duly/child.hpp"
#include "duly/event.hpp"
#include "duly/need.hpp"
#include "duly/protection.hpp"
#include "duly/record.hpp"
#include "duly/work.hpp"

namespace duly {

Records::Records() : review_extras(1), conference_extras(1), episode_details(1) {}
Records::Records(Records&&) noexcept = default;
Records& Records::operator=(Records&&) noexcept = default;
Records::~Records() = default;

}  // namespace duly
